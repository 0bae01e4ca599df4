/// What is wrong with a condition, and where.
struct SigmaConditionError: Error {
  /// In characters (Unicode scalars) from the condition's start.
  let offset: Int
  let message: String
  var hint: String?
  /// Whether it is the syntax of aggregations that Sigma has given up, so that the rule is fine for older tools.
  var isAggregation = false
}

/// Parses conditions: `or` binds less than `and`, that less than `not`, that less than `1 of`, `any of` and `all of`.
/// Keywords are lower-case; names are case-sensitive.
struct SigmaConditionParser {
  enum Token: Equatable {
    case word(String)
    case open, close, pipe, end
  }

  /// Parentheses in parentheses.
  private static let maximumDepth = 64
  /// Names after `1 of` and the like.
  private static let maximumLength = 20_000

  let scalars: [Unicode.Scalar]
  /// In the order of the file.
  private let names: [String]
  var position = 0
  var token = Token.end
  var start = 0
  private var length = 0

  static func parse(_ text: String, names: [String]) throws(SigmaConditionError) -> SigmaExpression {
    var parser = SigmaConditionParser(text, names)
    try parser.advance()
    let expression = try parser.parseOr(depth: 0)
    switch parser.token {
    case .end: return expression
    case .pipe: throw parser.aggregation()
    case .close: throw parser.error("there is no `(` for this `)`")
    case .open: throw parser.error("an operator is missing in front of `(`", "write `and` or `or`")
    case .word(let word): throw parser.unexpected(word)
    }
  }

  private init(_ text: String, _ names: [String]) {
    scalars = Array(text.unicodeScalars)
    self.names = names
  }

  // MARK: Grammar

  private mutating func parseOr(depth: Int) throws(SigmaConditionError) -> SigmaExpression {
    var parts = [try parseAnd(depth: depth)]
    while token == .word("or") {
      try advance()
      parts.append(try parseAnd(depth: depth))
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func parseAnd(depth: Int) throws(SigmaConditionError) -> SigmaExpression {
    var parts = [try parseNot(depth: depth)]
    while token == .word("and") {
      try advance()
      parts.append(try parseNot(depth: depth))
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func parseNot(depth: Int) throws(SigmaConditionError) -> SigmaExpression {
    var isNegated = false
    while token == .word("not") {
      isNegated.toggle()
      try advance()
    }
    let operand = try parseOperand(depth: depth)
    return isNegated ? .not(operand) : operand
  }

  private mutating func parseOperand(depth: Int) throws(SigmaConditionError) -> SigmaExpression {
    switch token {
    case .open:
      guard depth < Self.maximumDepth else { throw error("parentheses are nested more than \(Self.maximumDepth) deep") }
      let opening = start
      try advance()
      let inner = try parseOr(depth: depth + 1)
      guard token == .close else {
        if token == .pipe { throw aggregation() }
        if case .word(let word) = token { throw unexpected(word) }
        throw SigmaConditionError(offset: opening, message: "this `(` is not closed")
      }
      try advance()
      return inner
    case .word(let word):
      let place = start
      try advance()
      if ["1", "any", "all"].contains(word), token == .word("of") { return try parseQuantified(word) }
      return try selection(word, at: place)
    case .pipe: throw aggregation()
    case .close: throw error("a selection is missing in front of `)`")
    case .end: throw error("the condition ends where a selection is expected")
    }
  }

  private mutating func parseQuantified(_ quantifier: String) throws(SigmaConditionError) -> SigmaExpression {
    try advance()
    guard case .word(let pattern) = token else {
      throw error("a pattern of names or `them` is expected behind `of`", "write `\(quantifier) of selection*`")
    }
    let glob = pattern == "them" ? "*" : pattern
    let found = names.filter { name in
      // Names that begin with `_` are not meant unless they are asked for.
      (!name.hasPrefix("_") || glob.hasPrefix("_")) && Self.matches(glob.unicodeScalars[...], name.unicodeScalars[...])
    }
    guard !found.isEmpty else {
      throw error(
        pattern == "them" ? "there is no selection for `them`" : "no selection matches `\(shortened(pattern))`",
        "selections are \(names.joined(separator: ", "))")
    }
    length += found.count
    guard length <= Self.maximumLength else { throw error("the condition names selections too often") }
    try advance()
    let parts = found.map { SigmaExpression.selection($0) }
    return parts.count == 1 ? parts[0] : quantifier == "all" ? .all(parts) : .any(parts)
  }

  private func selection(_ word: String, at place: Int) throws(SigmaConditionError) -> SigmaExpression {
    if names.contains(word) { return .selection(word) }
    func error(_ message: String, _ hint: String?) -> SigmaConditionError {
      SigmaConditionError(offset: place, message: message, hint: hint)
    }
    if ["and", "or", "not", "of", "them"].contains(word) {
      throw error("a selection is expected here, not `\(word)`", nil)
    }
    if word == "near" { throw aggregation(at: place) }
    if word.contains("*") {
      throw error(
        "`\(shortened(word))` has a wildcard", "write `1 of \(shortened(word))` or `all of \(shortened(word))`")
    }
    let near = nearestRuleWord(to: word, among: names).map { "did you mean `\($0)`?" }
    throw error(
      "there is no selection `\(shortened(word))`", near ?? "selections are \(names.joined(separator: ", "))")
  }

  /// - Complexity: O(*n* × *m*)
  private static func matches(_ pattern: Substring.UnicodeScalarView, _ name: Substring.UnicodeScalarView) -> Bool {
    var (pattern, name) = (pattern, name)
    var retry: (Substring.UnicodeScalarView, Substring.UnicodeScalarView)?
    while true {
      if pattern.first == "*" {
        pattern.removeFirst()
        retry = (pattern, name)
      } else if let scalar = name.first, scalar == pattern.first {
        pattern.removeFirst()
        name.removeFirst()
      } else if pattern.isEmpty, name.isEmpty {
        return true
      } else if var last = retry, !last.1.isEmpty {
        last.1.removeFirst()
        (pattern, name) = last
        retry = last
      } else {
        return false
      }
    }
  }
}
