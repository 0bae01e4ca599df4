/// Parses a query in the Kibana Query Language. A blank query matches everything: `*: *`.
///
/// The grammar is Kibana's (kbn-es-query, `grammar.peggy`) to the letter, its surprises included:
/// - keywords are case-insensitive; `and` and `or` need whitespace on both sides, `not` after it, and `not` is one even
///   at the end of a longer word (`knot x`);
/// - `not` takes one condition, so neither `not not x` nor `field: not x` is a query;
/// - unquoted values may hold spaces, and whitespace around them is dropped even if it is escaped;
/// - `\n` is read before `\not`, so `\not` is a line break and `ot` (`\NOT` is the word).
///
/// One departure: a `\uXXXX` that is half of a surrogate pair is an error, for no text could match it.
///
/// - Complexity: O(*n*) in the length of the text; at most ``KQLParser/maximumDepth`` brackets may be open at once.
/// - Throws: the first mistake, with its place.
package func parseKQL(_ text: String) throws(QueryError) -> KQLNode {
  var parser = KQLParser(text)
  return try parser.query()
}

/// A recursive descent parser without a lexer: whether a word is a keyword depends on what stands around it.
///
/// The grammar is one of ordered choices, but no choice ever has to be taken back: after a literal the next character
/// decides, and a keyword without what it needs after it can't be read as anything else.
struct KQLParser {
  /// How many brackets may be open at once, so that no query overflows the stack.
  static let maximumDepth = 100

  let bytes: [UInt8]
  var position = 0
  /// Brackets that are not closed yet.
  var open: [(byte: UInt8, offset: Int)] = []
  /// The literal that was read last, to tell what went wrong behind it.
  var lastLiteral: KQLLiteral?

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// What the operands of `and`, `or` and `not` are.
  enum Operand {
    case condition
    case value(of: KQLLiteral)
  }

  mutating func query() throws(QueryError) -> KQLNode {
    skipSpace()
    guard position < bytes.count else {
      let all = KQLLiteral(value: .wildcard([.anyRun]), isQuoted: false, range: 0..<bytes.count)
      return KQLNode(.is(field: all, value: all), 0..<bytes.count)
    }
    let node = try disjunction(of: .condition)
    skipSpace()
    guard position == bytes.count else { throw unexpectedContinuation() }
    return node
  }

  private mutating func disjunction(of operand: Operand) throws(QueryError) -> KQLNode {
    let first = try conjunction(of: operand)
    guard take(.or) else { return first }
    var nodes = [first]
    repeat { nodes.append(try conjunction(of: operand)) } while take(.or)
    return KQLNode(.or(nodes), Self.span(nodes))
  }

  private mutating func conjunction(of operand: Operand) throws(QueryError) -> KQLNode {
    let first = try negation(of: operand)
    guard take(.and) else { return first }
    var nodes = [first]
    repeat { nodes.append(try negation(of: operand)) } while take(.and)
    return KQLNode(.and(nodes), Self.span(nodes))
  }

  private mutating func negation(of operand: Operand) throws(QueryError) -> KQLNode {
    let start = position
    guard isNot(at: position) else { return try single(operand) }
    position += 3
    skipSpace()
    let node = try single(operand)
    return KQLNode(.not(node), start..<node.range.upperBound)
  }

  /// One condition or value: what `not` binds to.
  private mutating func single(_ operand: Operand) throws(QueryError) -> KQLNode {
    if byte == .openParenthesis {
      return try bracketed(closing: .closeParenthesis) { parser throws(QueryError) in
        try parser.disjunction(of: operand)
      }
    }
    switch operand {
    case .condition: return try expression()
    case .value(let field):
      guard let value = try literal() else { throw missingOperand() }
      return KQLNode(.is(field: field, value: value), value.range)
    }
  }

  /// `field: value`, `field: (values)`, `field: { … }`, `field >= value` or a bare value.
  private mutating func expression() throws(QueryError) -> KQLNode {
    guard let first = try literal() else { throw missingOperand() }
    let end = position
    skipSpace()
    if byte == .colon {
      position += 1
      skipSpace()
      let start = first.range.lowerBound
      if byte == .openBrace {
        let node = try bracketed(closing: .closeBrace) { parser throws(QueryError) in
          try parser.disjunction(of: .condition)
        }
        return KQLNode(.nested(path: first, node), start..<node.range.upperBound)
      }
      guard byte == .openParenthesis || !isNot(at: position) else { throw negatedValue(of: first) }
      var node: KQLNode
      if byte == .openParenthesis {
        node = try single(.value(of: first))
      } else {
        guard let value = try literal() else { throw missingValue(of: first) }
        node = KQLNode(.is(field: first, value: value), value.range)
      }
      node.range = start..<node.range.upperBound
      return node
    }
    if let order = takeOrder() {
      skipSpace()
      guard let value = try literal() else { throw missingBound(of: first, order) }
      return KQLNode(
        .range(field: first, order, value: value), first.range.lowerBound..<value.range.upperBound)
    }
    // The whitespace belongs to the keyword that may follow.
    position = end
    return KQLNode(.is(field: nil, value: first), first.range)
  }

  private mutating func bracketed(
    closing: UInt8, _ content: (inout KQLParser) throws(QueryError) -> KQLNode
  ) throws(QueryError) -> KQLNode {
    guard open.count < Self.maximumDepth else {
      throw QueryError("more than \(Self.maximumDepth) brackets are open at once", at: position)
    }
    let start = position
    open.append((bytes[position], start))
    position += 1
    skipSpace()
    var node = try content(&self)
    skipSpace()
    guard byte == closing else { throw unexpectedContinuation() }
    open.removeLast()
    position += 1
    lastLiteral = nil
    node.range = start..<position
    return node
  }

  private mutating func takeOrder() -> Comparison.Order? {
    guard let byte, byte == .less || byte == .greater else { return nil }
    position += 1
    guard self.byte == .equals else { return byte == .less ? .less : .greater }
    position += 1
    return byte == .less ? .lessOrEqual : .greaterOrEqual
  }

  private static func span(_ nodes: [KQLNode]) -> Range<Int> {
    nodes[0].range.lowerBound..<nodes[nodes.count - 1].range.upperBound
  }
}
