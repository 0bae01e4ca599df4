/// What a named part of a detection asks for.
indirect enum SigmaSelection: Sendable {
  case item(SigmaItem)
  case all([SigmaSelection])
  case any([SigmaSelection])

  var items: [SigmaItem] {
    switch self {
    case .item(let item): [item]
    case .all(let parts), .any(let parts): parts.flatMap(\.items)
    }
  }

  /// - Throws: the first mistake that placeholders bring with them, with its place.
  func condition(_ placeholders: SigmaPlaceholders) throws(SigmaPlacedMistake) -> Condition {
    switch self {
    case .item(let item):
      do { return try item.condition(placeholders) } catch {
        throw SigmaPlacedMistake(mistake: error, place: item.place)
      }
    case .all(let parts): return .allOf(try Self.conditions(parts, placeholders))
    case .any(let parts): return .anyOf(try Self.conditions(parts, placeholders))
    }
  }

  private static func conditions(
    _ parts: [SigmaSelection], _ placeholders: SigmaPlaceholders
  ) throws(SigmaPlacedMistake) -> [Condition] {
    var conditions: [Condition] = []
    for part in parts { conditions.append(try part.condition(placeholders)) }
    return conditions
  }
}

struct SigmaPlacedMistake: Error {
  let mistake: SigmaMistake
  let place: SigmaPlace
}

/// Reads selections: a mapping is all of its fields, a list any of its items, and a text in a list a keyword.
struct SigmaSelectionReader {
  /// Lists in lists; a rule has one or two.
  private static let maximumDepth = 16

  /// Nil, and errors, when nothing can be made of it.
  static func read(_ node: SigmaNode, named name: String, _ reader: inout SigmaReader) -> SigmaSelection? {
    read(node, name, depth: 0, &reader)
  }

  private static func read(
    _ node: SigmaNode, _ name: String, depth: Int, _ reader: inout SigmaReader
  ) -> SigmaSelection? {
    guard depth < maximumDepth else {
      reader.fail("`\(name)` is nested more than \(maximumDepth) lists deep", at: node.place)
      return nil
    }
    switch node.content {
    case .scalar(let scalar):
      guard scalar.value != .null else {
        reader.fail("the selection `\(name)` is empty", hint: "give it fields or keywords", at: node.place)
        return nil
      }
      return item(field: nil, [], [scalar.value], node.place, node.place, &reader)
    case .map(let entries):
      let parts = entries.compactMap { self.entry($0, &reader) }
      if entries.isEmpty { reader.fail("the selection `\(name)` is empty", hint: "give it fields", at: node.place) }
      return parts.isEmpty ? nil : parts.count == 1 ? parts[0] : .all(parts)
    case .list(let items):
      let parts = items.compactMap { read($0, name, depth: depth + 1, &reader) }
      if items.isEmpty { reader.fail("the selection `\(name)` is empty", hint: "give it fields", at: node.place) }
      return parts.isEmpty ? nil : parts.count == 1 ? parts[0] : .any(parts)
    }
  }

  private static func entry(_ entry: SigmaNode.Entry, _ reader: inout SigmaReader) -> SigmaSelection? {
    let words = entry.name.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    var modifiers: [SigmaModifier] = []
    var isKnown = true
    for word in words.dropFirst() {
      if let modifier = SigmaModifier(rawValue: word) {
        modifiers.append(modifier)
      } else {
        isKnown = false
        let near = nearestRuleWord(to: word, among: SigmaModifier.allCases.map(\.rawValue))
        reader.fail(
          word.isEmpty ? "a modifier is missing behind `|`" : "`\(shortened(word))` is not a modifier",
          hint: near.map { "did you mean `\($0)`?" }
            ?? "modifiers are \(SigmaModifier.allCases.map(\.rawValue).joined(separator: ", "))", at: entry.place)
      }
    }
    guard let values = values(of: entry, &reader), isKnown else { return nil }
    let field = words[0].isEmpty ? nil : words[0]
    // pySigma reads an empty list as null.
    return item(
      field: field, modifiers, values.isEmpty ? [.null] : values, entry.place, entry.value.place, &reader)
  }

  private static func values(of entry: SigmaNode.Entry, _ reader: inout SigmaReader) -> [SigmaValue]? {
    var values: [SigmaValue] = []
    for node in entry.value.items ?? [entry.value] {
      guard let scalar = node.scalar else {
        reader.fail(
          "`\(shortened(entry.name))` is compared with texts, numbers, true, false or null, not with \(node.summary)",
          hint: node.entries == nil
            ? nil : "write the path of a nested field with dots: `\(entry.name.prefix { $0 != "|" }).key`",
          at: node.place)
        return nil
      }
      values.append(scalar.value)
    }
    return values
  }

  /// Checks what can be checked before placeholders have values.
  private static func item(
    field: String?, _ modifiers: [SigmaModifier], _ values: [SigmaValue], _ place: SigmaPlace,
    _ valuePlace: SigmaPlace, _ reader: inout SigmaReader
  ) -> SigmaSelection {
    let item = SigmaItem(field: field, modifiers: modifiers, values: values, place: place)
    if item.placeholders.isEmpty {
      do { _ = try item.terms(SigmaPlaceholders()) } catch {
        reader.fail(error.message, hint: error.hint, at: modifiers.isEmpty ? valuePlace : place)
      }
    }
    return .item(item)
  }
}
