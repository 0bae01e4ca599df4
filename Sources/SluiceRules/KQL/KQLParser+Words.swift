/// Whitespace and keywords.
extension KQLParser {
  enum Conjunction: String, CaseIterable {
    case and, or
  }

  var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipSpace() { position = endOfSpace(from: position) }

  /// Whitespace is blank, tab, carriage return, line feed and the no-break space U+00A0.
  func endOfSpace(from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      switch bytes[end] {
      case 0x20, 0x09, 0x0D, 0x0A: end += 1
      case 0xC2 where end + 1 < bytes.count && bytes[end + 1] == 0xA0: end += 2
      default: return end
      }
    }
    return end
  }

  func isSpace(at offset: Int) -> Bool { endOfSpace(from: offset) > offset }

  /// Whether the letters at `offset` are that word, in either case. What follows is not looked at.
  func isWord(_ word: String, at offset: Int) -> Bool {
    let word = word.utf8
    guard offset + word.count <= bytes.count else { return false }
    return zip(word, bytes[offset...]).allSatisfy { $0 == $1 | 0x20 }
  }

  /// Whether the keyword stands behind the whitespace that begins at `offset`, with whitespace after it.
  func isConjunction(_ word: Conjunction, at offset: Int) -> Bool {
    let start = endOfSpace(from: offset)
    return start > offset && isWord(word.rawValue, at: start) && isSpace(at: start + word.rawValue.utf8.count)
  }

  func isNot(at offset: Int) -> Bool { isWord("not", at: offset) && isSpace(at: offset + 3) }

  mutating func take(_ word: Conjunction) -> Bool {
    guard isConjunction(word, at: position) else { return false }
    position = endOfSpace(from: endOfSpace(from: position) + word.rawValue.utf8.count)
    return true
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let star = UInt8(ascii: "*")
  static let backslash = UInt8(ascii: "\\")
  static let colon = UInt8(ascii: ":")
  static let less = UInt8(ascii: "<")
  static let greater = UInt8(ascii: ">")
  static let equals = UInt8(ascii: "=")
  static let openParenthesis = UInt8(ascii: "(")
  static let closeParenthesis = UInt8(ascii: ")")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")

  /// The characters that KQL wants escaped in unquoted text.
  var isKQLSpecial: Bool {
    switch self {
    case .backslash, .openParenthesis, .closeParenthesis, .colon, .less, .greater, .quote, .star, .openBrace,
      .closeBrace:
      true
    default: false
    }
  }
}
