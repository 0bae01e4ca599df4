/// Conditions: `or` binds weaker than `and`, `and` weaker than `not`, `not` weaker than comparisons.
extension EQLParser {
  mutating func condition() throws(QueryError) -> EQLNode {
    try nested { parser throws(QueryError) in try parser.disjunction() }
  }

  private mutating func disjunction() throws(QueryError) -> EQLNode {
    var nodes = [try conjunction()]
    while try take(word: "or") { nodes.append(try conjunction()) }
    return nodes.count == 1 ? nodes[0] : try EQLNode(.or(nodes), Self.span(nodes))
  }

  private mutating func conjunction() throws(QueryError) -> EQLNode {
    var nodes = [try negation()]
    while try take(word: "and") { nodes.append(try negation()) }
    return nodes.count == 1 ? nodes[0] : try EQLNode(.and(nodes), Self.span(nodes))
  }

  private mutating func negation() throws(QueryError) -> EQLNode {
    let start = token.range.lowerBound
    guard try take(word: "not") else { return try comparison() }
    let node = try nested { parser throws(QueryError) in try parser.negation() }
    return try EQLNode(.not(node), start..<end)
  }

  private mutating func comparison() throws(QueryError) -> EQLNode {
    let left = try sum()
    guard let relation = try takeRelation() else { return left }
    let right = try sum()
    if case .sign(let sign) = token.kind, EQLNode.Relation(rawValue: sign.rawValue) != nil {
      throw QueryError(
        "comparisons can't be chained: join two of them by `and`", at: token.range.lowerBound,
        expected: ["`and`", "`or`"])
    }
    return try EQLNode(.comparison(relation, left, right), Self.span([left, right]))
  }

  private mutating func takeRelation() throws(QueryError) -> EQLNode.Relation? {
    guard case .sign(let sign) = token.kind, let relation = EQLNode.Relation(rawValue: sign.rawValue) else {
      return nil
    }
    try advance()
    return relation
  }

  // MARK: Arithmetic

  private mutating func sum() throws(QueryError) -> EQLNode {
    var left = try product()
    while let operation = try takeArithmetic([.plus, .minus]) {
      let right = try product()
      left = try EQLNode(.arithmetic(operation, left, right), Self.span([left, right]))
    }
    return left
  }

  private mutating func product() throws(QueryError) -> EQLNode {
    var left = try signed()
    while let operation = try takeArithmetic([.star, .slash, .percent]) {
      let right = try signed()
      left = try EQLNode(.arithmetic(operation, left, right), Self.span([left, right]))
    }
    return left
  }

  private mutating func takeArithmetic(_ signs: [EQLToken.Sign]) throws(QueryError) -> EQLNode.Arithmetic? {
    guard case .sign(let sign) = token.kind, signs.contains(sign) else { return nil }
    try advance()
    return EQLNode.Arithmetic(rawValue: sign.rawValue)
  }

  private mutating func signed() throws(QueryError) -> EQLNode {
    let start = token.range.lowerBound
    if try take(.plus) { return try nested { parser throws(QueryError) in try parser.signed() } }
    guard try take(.minus) else { return try predicate() }
    let node = try nested { parser throws(QueryError) in try parser.signed() }
    switch node.kind {
    case .literal(.integer(let value)): return try EQLNode(.literal(.integer(0 &- value)), start..<end)
    case .literal(.double(let value)): return try EQLNode(.literal(.double(-value)), start..<end)
    default: return try EQLNode(.negative(node), start..<end)
    }
  }

  static func span(_ nodes: [EQLNode]) -> Range<Int> {
    nodes[0].range.lowerBound..<nodes[nodes.count - 1].range.upperBound
  }
}
