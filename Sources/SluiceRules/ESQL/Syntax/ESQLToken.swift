/// A piece of a query.
enum ESQLToken: Hashable {
  /// A column, function or keyword; dotted names are one. Quoted if any part of it is in backticks.
  case name(String, isQuoted: Bool)
  case integer(Int64)
  case decimal(Double)
  /// `isRaw` for `"""` texts.
  case string(String, isRaw: Bool)
  case symbol(Symbol)
  case end

  enum Symbol: String, Hashable {
    case pipe = "|"
    case comma = ","
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case assign = "="
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case percent = "%"
    case cast = "::"
    case colon = ":"
    case dot = "."
    case parameter = "?"
  }

  /// How errors show it.
  var shown: String {
    switch self {
    case .name(let name, let isQuoted): isQuoted ? "`` `\(name)` ``" : "`\(name)`"
    case .integer(let value): "`\(value)`"
    case .decimal(let value): "`\(value)`"
    case .string: "a text"
    case .symbol(let symbol): "`\(symbol.rawValue)`"
    case .end: "the end of the query"
    }
  }
}
