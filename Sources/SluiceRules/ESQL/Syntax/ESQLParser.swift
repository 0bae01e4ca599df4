/// A recursive descent parser: one token ahead, and the lexer is asked for names in the forms that some commands have.
struct ESQLParser {
  private(set) var lexer: ESQLLexer
  private(set) var token: ESQLToken
  private(set) var range: Range<Int>
  /// Where the token before ended.
  private(set) var lastEnd = 0
  /// Brackets and prefix operators that are open.
  var nesting = 0
  /// Whether aggregates may stand here.
  var isInStats = false

  init(_ text: String) throws(QueryError) {
    lexer = ESQLLexer(text)
    (token, range) = try lexer.next()
  }

  mutating func advance() throws(QueryError) {
    lastEnd = range.upperBound
    (token, range) = try lexer.next()
  }

  /// Goes on behind `position`: something there was read as a name of its command's syntax.
  mutating func resume(at position: Int) throws(QueryError) {
    lexer.position = position
    lastEnd = position
    (token, range) = try lexer.next()
  }

  func text(_ range: Range<Int>) -> String { lexer.text(range) }

  // MARK: Tokens

  mutating func take(_ symbol: ESQLToken.Symbol) throws(QueryError) -> Bool {
    guard token == .symbol(symbol) else { return false }
    try advance()
    return true
  }

  mutating func expect(_ symbol: ESQLToken.Symbol) throws(QueryError) {
    guard try take(symbol) else { throw unexpected(expecting: ["`\(symbol.rawValue)`"]) }
  }

  /// Whether the token is that keyword, in any case.
  func isWord(_ word: String) -> Bool {
    guard case .name(let name, isQuoted: false) = token else { return false }
    return name.utf8.count == word.utf8.count && name.uppercased() == word
  }

  mutating func take(word: String) throws(QueryError) -> Bool {
    guard isWord(word) else { return false }
    try advance()
    return true
  }

  mutating func expect(word: String) throws(QueryError) {
    guard try take(word: word) else { throw unexpected(expecting: ["`\(word)`"]) }
  }

  mutating func string() throws(QueryError) -> String {
    guard case .string(let text, _) = token else { throw unexpected(expecting: ["a text in double quotes"]) }
    try advance()
    return text
  }

  mutating func columnName() throws(QueryError) -> String {
    guard case .name(let name, let isQuoted) = token, isQuoted || !Self.keywords.contains(name.uppercased()) else {
      throw unexpected(expecting: ["a column"])
    }
    try advance()
    return name
  }

  func unexpected(expecting expected: [String]) -> QueryError {
    let list = expected.count > 1 ? "one of " + expected.joined(separator: ", ") : expected.first ?? "something else"
    let message =
      token == .end ? "the query ends too early: \(list) is missing" : "\(token.shown) stands where \(list) is expected"
    return QueryError(message, at: range.lowerBound, expected: expected)
  }

  /// Words that are no columns without backticks.
  static let keywords: Set<String> = [
    "AND", "OR", "NOT", "IN", "IS", "LIKE", "RLIKE", "NULL", "TRUE", "FALSE", "BY", "AS", "ASC", "DESC", "NULLS",
    "METADATA", "WHERE",
  ]
}
