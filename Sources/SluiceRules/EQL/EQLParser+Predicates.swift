/// What binds tightest to a value: `in`, `not in`, `:`, `like` and `regex` with their lists.
extension EQLParser {
  mutating func predicate() throws(QueryError) -> EQLNode {
    let left = try operand()
    let start = left.range.lowerBound
    if try take(.colon) {
      let values = try alternatives()
      return try EQLNode(.resembles(left, values), start..<end)
    }
    guard case .word(let word, let hasTilde) = token.kind else { return left }
    switch word {
    case "not" where !hasTilde:
      try advance()
      guard case .word("in", let hasTilde) = token.kind else {
        throw QueryError(
          "only `in` may have `not` before it: write `not` before the whole comparison", at: token.range.lowerBound,
          expected: ["`in`", "`in~`"])
      }
      let node = try membership(of: left, ignoresCase: hasTilde)
      return try EQLNode(.not(node), node.range)
    case "in": return try membership(of: left, ignoresCase: hasTilde)
    case "like":
      try advance()
      let patterns = try texts(for: "like").map(\.text)
      return try EQLNode(.like(left, patterns, ignoresCase: hasTilde), start..<end)
    case "regex":
      try advance()
      let patterns = try regexps(try texts(for: "regex"))
      return try EQLNode(.regex(left, patterns, ignoresCase: hasTilde), start..<end)
    default: return left
    }
  }

  private mutating func membership(of left: EQLNode, ignoresCase: Bool) throws(QueryError) -> EQLNode {
    try advance()
    guard token.kind == .sign(.openParenthesis) else { throw unexpected(["`(` and a list of values"]) }
    let values = try alternatives()
    return try EQLNode(.isIn(left, values, ignoresCase: ignoresCase), left.range.lowerBound..<end)
  }

  /// One value, or several in brackets.
  private mutating func alternatives() throws(QueryError) -> [EQLNode] {
    guard try take(.openParenthesis) else {
      return [try nested { parser throws(QueryError) in try parser.value() }]
    }
    return try items(closing: .closeParenthesis)
  }

  /// Conditions or values up to the bracket, which is taken; at least one.
  mutating func items(closing: EQLToken.Sign) throws(QueryError) -> [EQLNode] {
    var nodes: [EQLNode] = []
    repeat {
      guard nodes.count < Self.maximumItems else {
        throw QueryError("a list may have \(Self.maximumItems) values at most", at: token.range.lowerBound)
      }
      nodes.append(try condition())
    } while try take(.comma)
    guard try take(closing) else { throw unexpected(["`,`", "`\(closing.rawValue)`"]) }
    return nodes
  }

  /// A value, with a sign perhaps.
  private mutating func value() throws(QueryError) -> EQLNode {
    let start = token.range.lowerBound
    guard try take(.minus) else { return try operand() }
    let node = try operand()
    return try EQLNode(.negative(node), start..<end)
  }

  /// The strings of `like` and `regex`.
  private mutating func texts(for name: String) throws(QueryError) -> [(text: String, offset: Int)] {
    let values = try alternatives()
    var texts: [(String, Int)] = []
    for value in values {
      guard case .literal(.string(let text)) = value.kind else {
        throw QueryError("`\(name)` takes strings", at: value.range.lowerBound, expected: ["a string"])
      }
      texts.append((text, value.range.lowerBound))
    }
    return texts
  }

  func regexps(_ texts: [(text: String, offset: Int)]) throws(QueryError) -> [LuceneRegexp] {
    var regexps: [LuceneRegexp] = []
    for (text, offset) in texts {
      do {
        regexps.append(try LuceneRegexp(text))
      } catch {
        // The place inside of the string is not known to the byte, for it may hold escapes.
        throw QueryError("in the regular expression, at its byte \(error.offset): \(error.message)", at: offset)
      }
    }
    return regexps
  }
}
