/// Quoted and unquoted literals and their escapes.
extension KQLParser {
  /// Reads a literal; nil, with the position as it was, when none stands here.
  mutating func literal() throws(QueryError) -> KQLLiteral? {
    lastLiteral = byte == .quote ? try quoted() : try unquoted()
    return lastLiteral
  }

  /// Inside quotes `\t \r \n \\ \" \uXXXX` are escapes; any other backslash stands for itself.
  private mutating func quoted() throws(QueryError) -> KQLLiteral {
    let start = position
    var text: [UInt8] = []
    position += 1
    while let byte, byte != .quote {
      if byte == .backslash {
        if try takeCommonEscape(into: &text) { continue }
        if position + 1 < bytes.count, bytes[position + 1] == .backslash || bytes[position + 1] == .quote {
          text.append(bytes[position + 1])
          position += 2
          continue
        }
      }
      text.append(byte)
      position += 1
    }
    guard byte == .quote else {
      throw QueryError(
        "the quoted text that begins here is not closed: `\"` is missing (inside it a quote is written `\\\"`)",
        at: start, expected: ["`\"`"])
    }
    position += 1
    return KQLLiteral(
      value: .text(String(decoding: text, as: UTF8.self)), isQuoted: true, range: start..<position)
  }

  /// Runs up to a special character or a keyword, blanks included, and is trimmed.
  private mutating func unquoted() throws(QueryError) -> KQLLiteral? {
    let start = position
    var text: [UInt8] = []
    // Where in `text` a wildcard stands.
    var stars: [Int] = []
    scan: while let byte {
      switch byte {
      case .star:
        stars.append(text.count)
        position += 1
      case .backslash:
        guard try takeUnquotedEscape(into: &text) else { break scan }
      case _ where byte.isKQLSpecial:
        break scan
      case UInt8(ascii: "n"), UInt8(ascii: "N"):
        if isNot(at: position) { break scan }
        text.append(byte)
        position += 1
      default:
        let end = endOfSpace(from: position)
        guard end > position else {
          text.append(byte)
          position += 1
          continue scan
        }
        // The run as a whole, so that a long one is not scanned once for each blank in it.
        if Conjunction.allCases.contains(where: { isConjunction($0, at: position) }) { break scan }
        text.append(contentsOf: bytes[position..<end])
        position = end
      }
    }
    guard position > start else { return nil }
    return KQLLiteral(value: Self.value(text, stars: stars), isQuoted: false, range: start..<endOfText(from: start))
  }

  /// Where the text before `position` ends without the whitespace behind it.
  private func endOfText(from start: Int) -> Int {
    var end = position
    while end > start {
      if bytes[end - 1] == 0xA0, end - 2 >= start, bytes[end - 2] == 0xC2 {
        end -= 2
      } else if isSpace(at: end - 1), bytes[end - 1] < 0x80 {
        end -= 1
      } else {
        break
      }
    }
    return end
  }

  private static func value(_ text: [UInt8], stars: [Int]) -> KQLLiteral.Value {
    func blanks(_ scalars: some Sequence<Unicode.Scalar>) -> Int {
      scalars.prefix(while: \.isTrimmed).reduce(0) { $0 + UTF8.width($1) }
    }
    let head = String(decoding: text[..<(stars.first ?? text.count)], as: UTF8.self)
    let lower = blanks(head.unicodeScalars)
    let tail = String(decoding: text[max(stars.last ?? 0, lower)...], as: UTF8.self)
    let upper = text.count - blanks(tail.unicodeScalars.reversed())
    guard !stars.isEmpty else {
      switch String(decoding: text[lower..<upper], as: UTF8.self) {
      case "null": return .null
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      case let text: return .text(text)
      }
    }
    var parts: [Glob.Part] = []
    var start = lower
    for star in stars {
      if star > start { parts.append(.literal(Array(text[start..<star]))) }
      parts.append(.anyRun)
      start = star
    }
    if upper > start { parts.append(.literal(Array(text[start..<upper]))) }
    return .wildcard(parts)
  }

  /// Takes an escape of unquoted text; false at a backslash that begins none.
  private mutating func takeUnquotedEscape(into text: inout [UInt8]) throws(QueryError) -> Bool {
    // Kibana's order: `\n` and `\r` come before the words.
    if try takeCommonEscape(into: &text) { return true }
    let next = position + 1
    if next < bytes.count, bytes[next].isKQLSpecial {
      text.append(bytes[next])
      position += 2
      return true
    }
    for word in ["or", "and", "not"] where isWord(word, at: next) {
      text.append(contentsOf: bytes[next..<next + word.utf8.count])
      position = next + word.utf8.count
      return true
    }
    return false
  }

  /// `\t`, `\r`, `\n` and `\uXXXX`, which quoted and unquoted text share.
  private mutating func takeCommonEscape(into text: inout [UInt8]) throws(QueryError) -> Bool {
    let start = position
    guard start + 1 < bytes.count else { return false }
    switch bytes[start + 1] {
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "u"):
      guard let unit = codeUnit(at: start) else { return false }
      position = start + 6
      var units = [unit]
      if UTF16.isLeadSurrogate(unit), let trail = codeUnit(at: position), UTF16.isTrailSurrogate(trail) {
        units.append(trail)
        position += 6
      }
      guard let scalar = String(validating: units, as: UTF16.self) else {
        throw QueryError(
          "`\\u\(String(unit, radix: 16, uppercase: true))` is half of a surrogate pair and no character by itself",
          at: start)
      }
      text.append(contentsOf: scalar.utf8)
      return true
    default: return false
    }
    position += 2
    return true
  }

  /// The code unit of the `\uXXXX` at `offset`.
  private func codeUnit(at offset: Int) -> UInt16? {
    guard offset + 6 <= bytes.count, bytes[offset] == .backslash, bytes[offset + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var unit: UInt16 = 0
    for byte in bytes[offset + 2..<offset + 6] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}

extension Unicode.Scalar {
  /// Whether JavaScript's `trim` drops it.
  fileprivate var isTrimmed: Bool { (properties.isWhitespace && value != 0x85) || value == 0xFEFF }
}
