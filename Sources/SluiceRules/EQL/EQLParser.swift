/// Parses a query in the Event Query Language as Elasticsearch has it (`EqlBase.g4`).
///
/// Event queries and sequences are read; samples, joins and pipes other than `head` and `tail` are refused with the
/// reason. `:` and `in` may have any value on their right side, and strings may be in single quotes, as in older EQL.
///
/// - Complexity: O(*n*) in the length of the text; what is nested deeper than ``EQLParser/maximumDepth`` is refused.
/// - Throws: the first mistake, with its place.
package func parseEQL(_ text: String) throws(QueryError) -> EQLQuery {
  var parser = try EQLParser(text)
  return try parser.query()
}

/// Parses a condition alone, without `category where`.
package func parseEQLCondition(_ text: String) throws(QueryError) -> EQLNode {
  var parser = try EQLParser(text)
  let node = try parser.condition()
  try parser.expectEnd()
  return node
}

/// A recursive descent parser with one token in hand.
struct EQLParser {
  /// How deep a query may be nested, so that none overflows the stack.
  static let maximumDepth = 100
  /// How many values a list may have.
  static let maximumItems = 10_000

  private var lexer: EQLLexer
  /// The token that is read next.
  private(set) var token: EQLToken
  /// Where the token before it ends.
  private(set) var end = 0
  /// How many constructs are open around the token.
  private var depth = 0

  init(_ text: String) throws(QueryError) {
    lexer = EQLLexer(text)
    token = try lexer.next()
  }

  mutating func query() throws(QueryError) -> EQLQuery {
    guard token.kind != .end else {
      throw QueryError("there is no query", at: token.range.lowerBound, expected: Self.queryStarts)
    }
    for (name, reason) in Self.refusedForms where isWord(name) {
      var ahead = lexer
      if try ahead.next().kind != .word("where", hasTilde: false) {
        throw QueryError(reason, at: token.range.lowerBound, expected: Self.queryStarts)
      }
    }
    let form: EQLQuery.Form = isWord("sequence") ? .sequence(try sequence()) : .event(try eventFilter())
    var pipes: [EQLPipe] = []
    while try take(.pipe) { pipes.append(try pipe()) }
    try expectEnd()
    return EQLQuery(form: form, pipes: pipes)
  }

  /// `category where condition`.
  mutating func eventFilter() throws(QueryError) -> EQLEventFilter {
    let start = token.range.lowerBound
    let category: String?
    switch token.kind {
    case .word("any", hasTilde: false): category = nil
    case .word(let name, hasTilde: false) where !EQLToken.keywords.contains(name): category = name
    case .string(let name), .quotedName(let name): category = name
    default: throw unexpected(["an event category", "`any`"])
    }
    try advance()
    guard try take(word: "where") else { throw unexpected(["`where`"]) }
    let condition = try condition()
    return EQLEventFilter(category: category, condition: condition, range: start..<end)
  }

  private static let queryStarts = ["an event category", "`any`", "`sequence`"]

  private static let refusedForms = [
    ("join", "`join` is not supported: it was never part of Elasticsearch; write a `sequence`"),
    ("sample", "`sample` is not supported: it finds events in no order over all data, which a stream never has"),
  ]

  // MARK: Tokens

  mutating func advance() throws(QueryError) {
    end = token.range.upperBound
    token = try lexer.next()
  }

  func isWord(_ word: String) -> Bool { token.kind == .word(word, hasTilde: false) }

  mutating func take(_ sign: EQLToken.Sign) throws(QueryError) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    try advance()
    return true
  }

  mutating func take(word: String) throws(QueryError) -> Bool {
    guard isWord(word) else { return false }
    try advance()
    return true
  }

  mutating func expect(_ sign: EQLToken.Sign) throws(QueryError) {
    guard try take(sign) else { throw unexpected(["`\(sign.rawValue)`"]) }
  }

  func expectEnd() throws(QueryError) {
    guard token.kind == .end else { throw unexpected(["`and`", "`or`", "an operator", "end of query"]) }
  }

  /// Reads something that may hold itself.
  mutating func nested<Value>(
    _ content: (inout EQLParser) throws(QueryError) -> Value
  ) throws(QueryError) -> Value {
    guard depth < Self.maximumDepth else { throw Self.tooDeep(at: token.range.lowerBound) }
    depth += 1
    defer { depth -= 1 }
    return try content(&self)
  }

  static func tooDeep(at offset: Int) -> QueryError {
    QueryError("the condition is nested more than \(maximumDepth) levels deep", at: offset)
  }
}
