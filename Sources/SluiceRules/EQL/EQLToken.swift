/// A word, literal or sign of an EQL query, and where.
struct EQLToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// A keyword or the name of a field or function; whether it is followed by `~` without a gap.
    case word(String, hasTilde: Bool)
    /// A name in backticks.
    case quotedName(String)
    case string(String)
    case integer(Int64)
    case decimal(Double)
    case sign(Sign)
    case end
  }

  enum Sign: String, Hashable, Sendable, CaseIterable {
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case assign = "="
    case colon = ":"
    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case percent = "%"
    case dot = "."
    case comma = ","
    case openBracket = "["
    case closeBracket = "]"
    case openParenthesis = "("
    case closeParenthesis = ")"
    case pipe = "|"
    case bang = "!"
    case question = "?"
  }

  let kind: Kind
  /// UTF-8 offsets in the query.
  let range: Range<Int>

  /// The words that can't be names unless they stand in backticks.
  static let keywords: Set<String> = [
    "and", "any", "by", "false", "in", "join", "like", "maxspan", "not", "null", "of", "or", "regex", "sequence",
    "true",
    "until", "where", "with",
  ]
}
