import SluiceRules

extension Condition {
  /// The tests that the condition is made of, each once, in their order: those on fields, computed ones, and those on
  /// the objects at a path. A negated one is to be false, as far as the condition is concerned.
  var leaves: [(condition: Condition, isNegated: Bool)] {
    var found: [(condition: Condition, isNegated: Bool)] = []
    func collect(_ condition: Condition, _ isNegated: Bool) {
      switch condition {
      case .constant: return
      case .test, .computed, .nested:
        if !found.contains(where: { $0.condition == condition }) { found.append((condition, isNegated)) }
      case .not(let inner): collect(inner, !isNegated)
      case .scoped(_, let inner): collect(inner, isNegated)
      case .all(let parts), .any(let parts): for part in parts { collect(part, isNegated) }
      }
    }
    collect(self, false)
    return found
  }

  /// The names of the fields that it reads, as far as it names them.
  var fieldNames: [String] {
    switch self {
    case .constant: []
    case .test(let test): if case .field(let name) = test.selector { [name] } else { [] }
    case .computed(let computation): computation.fields
    case .nested(let path, _): [path]
    case .not(let inner), .scoped(_, let inner): inner.fieldNames
    case .all(let parts), .any(let parts): parts.flatMap(\.fieldNames)
    }
  }

  /// As it would be written in KQL, computed tests in EQL.
  var text: String {
    switch self {
    case .constant(let value): "\(value)"
    case .test(let test): test.text
    case .computed(let computation): computation.text
    case .nested(let path, let inner): "\(path): { \(inner.text) }"
    case .not(let inner): "not \(inner.operandText)"
    case .scoped(_, let inner): inner.text
    case .all(let parts): parts.map(\.operandText).joined(separator: " and ")
    case .any(let parts): parts.map(\.operandText).joined(separator: " or ")
    }
  }

  private var operandText: String {
    switch self {
    case .all(let parts) where parts.count > 1, .any(let parts) where parts.count > 1: "(\(text))"
    default: text
    }
  }
}

extension Computation {
  fileprivate var text: String { expression.text(fields) }
}

extension Expression {
  private static let infix: [Function: String] = [
    .equals: "==", .notEquals: "!=", .less: "<", .lessOrEqual: "<=", .greater: ">", .greaterOrEqual: ">=", .and: "and",
    .or: "or", .add: "+", .subtract: "-", .multiply: "*", .divide: "/", .modulo: "%",
  ]

  fileprivate func text(_ fields: [String]) -> String {
    switch self {
    case .literal(.null): return "null"
    case .literal(.boolean(let value)): return "\(value)"
    case .literal(.integer(let value)): return "\(value)"
    case .literal(.double(let value)): return "\(value)"
    case .literal(.string(let value)): return "\"\(value)\""
    case .field(let place): return place < fields.count ? fields[place] : "?"
    case .call(let function, let ignoresCase, let arguments):
      let texts = arguments.map { $0.text(fields) }
      if let sign = Self.infix[function], texts.count == 2 { return "\(texts[0]) \(sign) \(texts[1])" }
      return "\(function.rawValue)\(ignoresCase ? "~" : "")(\(texts.joined(separator: ", ")))"
    }
  }
}
