/// What went wrong, in words for the author of a rule. Nothing here changes what is accepted.
extension EQLParser {
  /// The error at a token that can't stand where it does.
  func unexpected(_ expected: [String]) -> QueryError {
    let offset = token.range.lowerBound
    let wanted = Self.list(expected)
    func error(_ message: String) -> QueryError { QueryError(message, at: offset, expected: expected) }
    switch token.kind {
    case .end: return error("the query ends too early: \(wanted) is missing")
    case .sign(.assign): return error("`=` compares nothing in EQL: write `==`, or `:` to ignore case")
    case .sign(.bang): return error("EQL has no `!` but in `!=` and `![…]`: write `not`")
    case .sign(let sign): return error("`\(sign.rawValue)` can't stand here: \(wanted) is missing")
    case .string: return error("a string can't stand here: \(wanted) is missing")
    case .integer, .decimal: return error("a number can't stand here: \(wanted) is missing")
    case .quotedName(let name): return error("the name `\(name)` can't stand here: \(wanted) is missing")
    case .word(let word, let hasTilde):
      let lower = word.lowercased()
      if lower != word, EQLToken.keywords.contains(lower) {
        return error("`\(word)` is no keyword: EQL writes it in lower case, `\(lower)`")
      }
      if ["contains", "matches", "is", "startswith", "endswith"].contains(lower) {
        return error("EQL has no operator `\(word)`: use `:` with a wildcard, `like`, or a function")
      }
      let shown = word + (hasTilde ? "~" : "")
      if EQLToken.keywords.contains(word) {
        return error(
          "the keyword `\(shown)` can't stand here: \(wanted) is missing; a field of that name is put in backticks")
      }
      return error("`\(shown)` can't stand here: \(wanted) is missing")
    }
  }

  /// The function that an unknown name may stand for.
  static func unknownFunction(_ name: String, at offset: Int) -> QueryError {
    let meant = EQLFunction.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
    let hint = meant.map { "; did you mean `\($0.rawValue)`? Names are case-sensitive" } ?? ""
    return QueryError(
      "EQL has no function `\(name)`\(hint)", at: offset,
      expected: meant.map { ["`\($0.rawValue)`"] } ?? EQLFunction.allCases.map { "`\($0.rawValue)`" })
  }

  /// `a`, `b` or `c`.
  static func list(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "something else" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
