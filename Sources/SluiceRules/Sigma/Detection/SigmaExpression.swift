/// How a condition combines selections.
indirect enum SigmaExpression: Hashable, Sendable {
  case selection(String)
  case not(SigmaExpression)
  case all([SigmaExpression])
  case any([SigmaExpression])
}

/// What a detection, or a filter, asks of a record.
struct SigmaDetection: Sendable {
  let selections: [String: SigmaSelection]
  let expression: SigmaExpression

  /// The placeholders of selections that the condition names, sorted.
  var placeholders: [String] {
    Set(Self.names(in: expression).flatMap { selections[$0]?.items.flatMap(\.placeholders) ?? [] }).sorted()
  }

  private static func names(in expression: SigmaExpression) -> Set<String> {
    switch expression {
    case .selection(let name): [name]
    case .not(let part): names(in: part)
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion(names(in: $1)) }
    }
  }

  /// - Throws: the first mistake that placeholders bring with them, with its place.
  func condition(_ placeholders: SigmaPlaceholders) throws(SigmaPlacedMistake) -> Condition {
    var conditions: [String: Condition] = [:]
    for name in Self.names(in: expression).sorted() {
      conditions[name] = try selections[name]?.condition(placeholders)
    }
    return Self.condition(expression, conditions)
  }

  private static func condition(_ expression: SigmaExpression, _ conditions: [String: Condition]) -> Condition {
    switch expression {
    // The parser knows all names.
    case .selection(let name): conditions[name] ?? .constant(false)
    case .not(let part): .not(condition(part, conditions))
    case .all(let parts): .allOf(parts.map { condition($0, conditions) })
    case .any(let parts): .anyOf(parts.map { condition($0, conditions) })
    }
  }
}
