/// Turns parts of a condition into an expression that is computed, and gathers the fields that it reads.
struct EQLExpressionBuilder {
  private(set) var fields: [String] = []
  private var places: [String: Int] = [:]

  /// - Complexity: O(*n*); an expression is not deeper than its node by more than a level.
  mutating func expression(_ node: EQLNode) -> Expression {
    switch node.kind {
    case .literal(let value): return .literal(value)
    case .field(let name, _):
      if let place = places[name] { return .field(place) }
      places[name] = fields.count
      fields.append(name)
      return .field(fields.count - 1)
    case .call(let function, let ignoresCase, let arguments):
      // `match` and `wildcard` are parsed as `regex` and `like`, so that no call is without a function.
      return call(function.function ?? .concat, ignoresCase, arguments)
    case .negative(let node): return call(.negate, false, [node])
    case .arithmetic(let operation, let left, let right): return call(operation.function, false, [left, right])
    case .comparison(let relation, let left, let right):
      if let node = Self.comparedWithNull(left, right) {
        switch relation {
        case .equal: return call(.isNull, false, [node])
        case .notEqual: return folded(.call(.not, ignoresCase: false, [call(.isNull, false, [node])]))
        default: break
        }
      }
      return call(relation.function, false, [left, right])
    case .isIn(let node, let values, let ignoresCase): return call(.isIn, ignoresCase, [node] + values)
    case .resembles(let node, let values): return resemblance(node, values)
    case .like(let node, let patterns, let ignoresCase): return match(.like, ignoresCase, node, patterns)
    case .regex(let node, let regexps, let ignoresCase):
      return match(.matchesRegex, ignoresCase, node, regexps.map(\.text))
    case .and(let nodes): return call(.and, false, nodes)
    case .or(let nodes): return call(.or, false, nodes)
    case .not(let node): return call(.not, false, [node])
    }
  }

  private mutating func call(_ function: Function, _ ignoresCase: Bool, _ nodes: [EQLNode]) -> Expression {
    var arguments: [Expression] = []
    for node in nodes { arguments.append(expression(node)) }
    return folded(.call(function, ignoresCase: ignoresCase, arguments))
  }

  private mutating func match(
    _ function: Function, _ ignoresCase: Bool, _ node: EQLNode, _ patterns: [String]
  ) -> Expression {
    let patterns = patterns.map { Expression.literal(.string($0)) }
    return folded(.call(function, ignoresCase: ignoresCase, [expression(node)] + patterns))
  }

  /// Strings are patterns; other values are compared.
  private mutating func resemblance(_ node: EQLNode, _ values: [EQLNode]) -> Expression {
    let subject = expression(node)
    var alternatives: [Expression] = []
    for value in values {
      let value = expression(value)
      if case .literal(.string) = value {
        alternatives.append(folded(.call(.like, ignoresCase: true, [subject, value])))
      } else {
        alternatives.append(folded(.call(.equals, ignoresCase: true, [subject, value])))
      }
    }
    return alternatives.count == 1 ? alternatives[0] : folded(.call(.or, ignoresCase: false, alternatives))
  }

  /// The value, if everything that it needs is known.
  private func folded(_ expression: Expression) -> Expression {
    guard case .call(_, _, let arguments) = expression,
      arguments.allSatisfy({ if case .literal = $0 { true } else { false } })
    else { return expression }
    return .literal(expression.value(of: []))
  }

  /// The other side of a comparison with the literal `null`.
  static func comparedWithNull(_ left: EQLNode, _ right: EQLNode) -> EQLNode? {
    right.kind == .literal(.null) ? left : left.kind == .literal(.null) ? right : nil
  }
}

extension EQLNode {
  /// The node as an expression, constants computed.
  package var computation: Computation {
    var builder = EQLExpressionBuilder()
    let expression = builder.expression(self)
    return Computation(fields: builder.fields, expression: expression)
  }
}

extension EQLNode.Arithmetic {
  fileprivate var function: Function {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .modulo: .modulo
    }
  }
}

extension EQLNode.Relation {
  fileprivate var function: Function {
    switch self {
    case .equal: .equals
    case .notEqual: .notEquals
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}
