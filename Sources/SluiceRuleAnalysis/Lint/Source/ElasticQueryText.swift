/// The query of an Elastic rule file, as it stands there.
///
/// Reads `query = …` with each of TOML's four kinds of strings. Only what follows `[rule]` counts.
struct ElasticQueryText {
  /// The query with escapes resolved.
  let text: String
  /// Where it stands in the file, without its quotes.
  let range: Range<Int>
  /// Whether each byte of the text is the byte at the same place of the range.
  let isVerbatim: Bool

  /// Nil where no query is found.
  init?(_ bytes: [UInt8]) {
    var isInRule = false
    var line = 0
    while line < bytes.count {
      let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
      if bytes[line..<end].starts(with: "[rule]".utf8) { isInRule = true }
      if isInRule, let value = Self.value(of: bytes[line..<end]) {
        self.init(bytes, value: value)
        return
      }
      line = end + 1
    }
    return nil
  }

  private init?(_ bytes: [UInt8], value start: Int) {
    guard start < bytes.count else { return nil }
    let quote = bytes[start]
    guard quote == 0x22 || quote == 0x27 else { return nil }
    let isLong = start + 2 < bytes.count && bytes[start + 1] == quote && bytes[start + 2] == quote
    var from = start + (isLong ? 3 : 1)
    if isLong, from < bytes.count, bytes[from] == 0x0A { from += 1 }
    var at = from
    var hasEscapes = false
    while at < bytes.count {
      if bytes[at] == 0x5C, quote == 0x22 {
        hasEscapes = true
        at += 2
        continue
      }
      let isEnd =
        bytes[at] == quote && (!isLong || at + 2 < bytes.count && bytes[at + 1] == quote && bytes[at + 2] == quote)
      if isEnd { break }
      at += 1
    }
    guard at < bytes.count else { return nil }
    range = from..<at
    isVerbatim = !hasEscapes
    text = hasEscapes ? Self.unescaped(bytes[range]) : String(decoding: bytes[range], as: UTF8.self)
  }

  /// Where the value of `query = value` begins.
  private static func value(of line: ArraySlice<UInt8>) -> Int? {
    var rest = line.drop { $0 == 0x20 || $0 == 0x09 }
    guard rest.starts(with: "query".utf8) else { return nil }
    rest = rest.dropFirst(5).drop { $0 == 0x20 || $0 == 0x09 }
    guard rest.first == 0x3D else { return nil }
    return rest.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }.startIndex
  }

  /// The escapes that queries need; others are left as they are.
  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    var isEscape = false
    for byte in bytes {
      if isEscape {
        switch byte {
        case 0x6E: text.append(0x0A)
        case 0x74: text.append(0x09)
        case 0x72: text.append(0x0D)
        case 0x22, 0x5C: text.append(byte)
        case 0x0A: break
        default: text += [0x5C, byte]
        }
        isEscape = false
      } else if byte == 0x5C {
        isEscape = true
      } else {
        text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
