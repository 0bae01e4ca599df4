/// A field with what its values are compared with: one line of a selection.
struct SigmaItem: Sendable {
  /// Nil for keywords, which are looked for in every field.
  let field: String?
  let modifiers: [SigmaModifier]
  let values: [SigmaValue]
  let place: SigmaPlace

  /// The comparisons of one item, after expansion, are at most so many.
  static let maximumTerms = 10_000

  private static let tooMany = SigmaMistake(
    message: "there are more than \(maximumTerms) values, variants of each included")

  /// The names of the placeholders in its values, in order.
  var placeholders: [String] {
    guard modifiers.contains(.expand) else { return [] }
    return values.flatMap { value -> [String] in
      guard case .text(let text) = value else { return [] }
      return SigmaPlaceholders.pieces(of: text).compactMap(\.name)
    }
  }

  /// What the values are compared with, one term for each value as it is written or comes from a placeholder.
  ///
  /// - Throws: the first value that a modifier is not for.
  func terms(_ placeholders: SigmaPlaceholders) throws(SigmaMistake) -> [SigmaTerm] {
    var values = values
    if modifiers.contains(.expand) {
      values = []
      for value in self.values {
        guard case .text(let text) = value else { throw SigmaMistake(message: "`expand` is for texts") }
        values += try placeholders.expanded(text).map { .text($0) }
        guard values.count <= Self.maximumTerms else { throw Self.tooMany }
      }
    }
    var terms: [SigmaTerm] = []
    var count = 0
    for value in values {
      let term = try term(value)
      count += term.count
      guard count <= Self.maximumTerms else { throw Self.tooMany }
      terms.append(term)
    }
    return terms
  }

  private func term(_ value: SigmaValue) throws(SigmaMistake) -> SigmaTerm {
    var changes = modifiers.filter { !$0.isOfList }[...]
    var term = SigmaTerm(value)
    if changes.first == .re {
      guard case .text(let pattern) = value else {
        throw SigmaMistake(message: "`re` is for texts, not for \(term.summary)", hint: "put it in quotes")
      }
      guard !pattern.isEmpty else { throw SigmaMistake(message: "a regular expression can't be empty") }
      term = .regex(RegexPattern(pattern, isAnchored: false))
      changes.removeFirst()
    }
    for modifier in changes { term = try modifier.apply(to: term) }
    if field == nil { try checkKeyword(term) }
    return term
  }

  private func checkKeyword(_ term: SigmaTerm) throws(SigmaMistake) {
    switch term {
    case .text(let parts, _) where parts.isEmpty: throw SigmaMistake(message: "a keyword can't be empty")
    case .text, .regex, .number, .boolean: break
    case .anyOf(let terms): for term in terms { try checkKeyword(term) }
    default: throw SigmaMistake(message: "a keyword is a text that is looked for, not \(term.summary)")
    }
  }
}
