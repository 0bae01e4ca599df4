/// What went wrong, in words for the author of a rule. Nothing here changes what is accepted.
extension KQLParser {
  /// The error at a place where a condition or value has ended and nothing that may follow does.
  func unexpectedContinuation() -> QueryError {
    let closing = open.last.map { $0.byte == .openBrace ? "`}`" : "`)`" }
    let expected = ["`and`", "`or`", closing ?? "end of query"]
    func error(_ message: String) -> QueryError { QueryError(message, at: position, expected: expected) }

    guard let byte else {
      guard let bracket = open.last else { return error("the query ends too early") }
      let character = Self.show(bracket.byte)
      return QueryError(
        "\(character) is never closed: \(closing ?? "") is missing", at: bracket.offset, expected: expected)
    }
    switch byte {
    case .closeParenthesis, .closeBrace:
      guard let bracket = open.last else {
        return error("\(Self.show(byte)) closes nothing: remove it, or add the \(byte == .closeBrace ? "`{`" : "`(`")")
      }
      return error("\(Self.show(byte)) does not close the \(Self.show(bracket.byte)) before it: write \(closing ?? "")")
    case .backslash: return invalidEscape()
    default: break
    }
    if let word = Conjunction.allCases.first(where: { isWord($0.rawValue, at: position) }) {
      let end = position + word.rawValue.utf8.count
      if isSpace(at: end) { return error("`\(word.rawValue)` needs whitespace before it") }
      if end == bytes.count || bytes[end].isKQLSpecial {
        return error("`\(word.rawValue)` needs whitespace after it")
      }
    }
    if isNot(at: position) {
      return error(
        "`not` with whitespace after it is a keyword and can't stand inside an unquoted value: put the value in double "
          + "quotes, or write `and not` before the next condition")
    }
    guard let literal = lastLiteral, !literal.isQuoted, byte.isKQLSpecial else {
      return error("`and` or `or` is missing before this")
    }
    return error(Self.complaint(aboutSpecial: byte, behind: literal))
  }

  /// A special character has ended an unquoted literal: what may have been meant?
  private static func complaint(aboutSpecial byte: UInt8, behind literal: KQLLiteral) -> String {
    let words = literal.text.split(whereSeparator: \.isWhitespace).map(String.init)
    let last = words.last ?? ""
    for (symbol, word) in [("&&", "and"), ("||", "or")] where words.contains(symbol) {
      return "KQL has no `\(symbol)`: write `\(word)`"
    }
    let escape = "`\\\(Character(UnicodeScalar(byte)))`"
    switch byte {
    case .openParenthesis, .quote:
      if ["and", "or", "not"].contains(last.lowercased()) { return "`\(last)` needs whitespace after it" }
      if ["=", "==", "!="].contains(where: last.hasSuffix) {
        return "KQL has no `=`: write `field: value` or `not field: value`"
      }
    case .colon, .less, .greater:
      if words.count > 1 {
        return
          "`and` or `or` is missing before `\(last)`; \(show(byte)) as part of a value is written \(escape), or the "
          + "value put in double quotes"
      }
    default: break
    }
    return "\(show(byte)) in an unquoted value has to be escaped: write \(escape), or put the value in double quotes"
  }

  /// The error at a place where a condition or value should begin.
  func missingOperand() -> QueryError {
    func error(_ message: String, expected: [String] = ["a condition"]) -> QueryError {
      QueryError(message, at: position, expected: expected)
    }
    guard let byte else { return error("the query ends where a condition or value should follow") }
    if isNot(at: position) {
      return error("`not` can't follow `not`: write `not (not …)`, or drop both")
    }
    switch byte {
    case .backslash: return invalidEscape()
    case .closeParenthesis, .closeBrace:
      if let bracket = open.last, endOfSpace(from: bracket.offset + 1) == position {
        return error("the brackets are empty: put a condition or value between them")
      }
      return error("a condition or value is missing before \(Self.show(byte))")
    case .colon, .less, .greater:
      return error("a field name is missing before \(Self.show(byte))")
    case .openBrace:
      return error("`{` is for nested fields and needs a field before it: `field: { … }`. As text, write `\\{`")
    default:
      return error("\(Self.show(byte)) can't stand where a condition or value should begin")
    }
  }

  func negatedValue(of field: KQLLiteral) -> QueryError {
    let name = field.text
    return QueryError(
      "`\(name): not x` needs parentheses: write `not \(name): x` or `\(name): (not x)`", at: position,
      expected: ["a value", "`(`"])
  }

  func missingValue(of field: KQLLiteral) -> QueryError {
    let expected = ["a value", "`(`", "`{`"]
    guard let byte else {
      return QueryError("a value is missing after `\(field.text):`", at: position, expected: expected)
    }
    if byte == .backslash { return invalidEscape() }
    return QueryError(
      "a value is missing after `\(field.text):`: \(Self.show(byte)) can't begin one; as text, write "
        + "`\\\(Character(UnicodeScalar(byte)))`", at: position, expected: expected)
  }

  func missingBound(of field: KQLLiteral, _ order: Comparison.Order) -> QueryError {
    if byte == .backslash { return invalidEscape() }
    if isNot(at: position) { return missingOperand() }
    return QueryError(
      "`\(field.text) \(order.rawValue)` needs one value after it", at: position, expected: ["a value"])
  }

  private func invalidEscape() -> QueryError {
    let expected = [
      #"`\t`"#, #"`\r`"#, #"`\n`"#, #"`\uXXXX`"#, #"`\and`"#, #"`\or`"#, #"`\NOT`"#,
      #"a backslash before one of `\():<>"*{}`"#,
    ]
    let rest = String(decoding: bytes[(position + 1)...].prefix(4), as: UTF8.self)
    let shown = rest.first.map { $0.isWhitespace ? "`\\` before whitespace" : "`\\\($0)`" } ?? "`\\` at the end"
    return QueryError(
      "\(shown) is not an escape: a backslash as text is written `\\\\`", at: position, expected: expected)
  }

  private static func show(_ byte: UInt8) -> String { "`\(Character(UnicodeScalar(byte)))`" }
}
