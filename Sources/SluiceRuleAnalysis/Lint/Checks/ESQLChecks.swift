import SluiceCore
import SluiceRules

extension LintedRule {
  /// Finds what is written in the manner of SQL and means something else, and conditions that drop records without a
  /// field.
  mutating func checkESQL() {
    guard case .esql(let query) = program.body else { return }
    for warning in query.warnings { add(.unknownField, warning) }
    let words = ESQLWords(query.text)
    for command in words.commands { checkLikes(Array(command)) }
    // What comes behind STATS looks at its results.
    for command in words.commands.prefix(while: { $0.first?.is("STATS") != true }) {
      if command.first?.is("WHERE") == true { checkNulls(Array(command), query, words) }
    }
  }

  private mutating func checkLikes(_ words: [ESQLWords.Word]) {
    for index in words.indices where words[index].is("LIKE") && index > 0 {
      for word in words[(index + 1)...].prefix(while: { $0.kind == .string || ["(", ","].contains($0.text) })
      where word.kind == .string && word.text.contains("%") {
        let hasWildcard = word.text.contains("*")
        add(
          .percentInLike,
          "the % in LIKE \"\(word.text)\" is a percent sign" + (hasWildcard ? "" : ": no value matches that is meant"),
          hint: "the wildcard is *", queryOffset: word.offset, word: word.text)
      }
      let name = words[words[index - 1].is("NOT") && index > 1 ? index - 2 : index - 1]
      if let field = catalogs.document.field(named: name.text), ![.keyword, .flattened, .dynamic].contains(field.type) {
        add(
          .impossibleValue, "'\(name.text)' is of type \(field.type.rawValue): LIKE is for text",
          queryOffset: name.offset,
          word: name.text)
      }
    }
  }

  /// Negated comparisons of fields whose absence nothing in the query provides for.
  private mutating func checkNulls(_ words: [ESQLWords.Word], _ query: ESQLQuery, _ all: ESQLWords) {
    for index in words.indices where words[index].kind == .name && query.fields.contains(words[index].text) {
      let name = words[index].text
      let next = words.indices.contains(index + 1) ? words[index + 1] : nil
      var before = index - 1
      while before >= 0, words[before].text == "(" { before -= 1 }
      let isNegated =
        next?.text == "!=" || next?.is("NOT") == true
        || before >= 0 && words[before].is("NOT") && next?.is("IS") != true
      guard isNegated, !FieldPresence.isAlways(name), !Self.minds(name, all.words) else { continue }
      let isRare = FieldPresence.isRare(name)
      add(
        .nullDropsEvent,
        "the negated condition on '\(name)' is null for records without the field, and WHERE drops them"
          + (isRare ? "; most records lack it" : ""),
        hint: "write (\(name) IS NULL OR …)", level: isRare ? .warning : .info, at: name)
    }
  }

  /// Whether the query provides for the field's absence somewhere.
  private static func minds(_ name: String, _ words: [ESQLWords.Word]) -> Bool {
    words.indices.contains { index in
      guard words[index].kind == .name, words[index].text == name else { return false }
      if index + 1 < words.count, words[index + 1].is("IS") { return true }
      return index > 1 && words[index - 1].text == "(" && words[index - 2].is("COALESCE")
    }
  }
}
