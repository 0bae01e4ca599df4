import SluiceCore
import Testing

@Suite struct JSONUnescapeTests {
  static func unescape(_ text: String) -> (text: String, error: Int?) {
    let source = Array(text.utf8)
    var target = [UInt8](repeating: 0, count: source.count + 1)
    let result = source.withUnsafeBytes { from in
      target.withUnsafeMutableBytes { unescapeJSON(from, into: $0.baseAddress!) }
    }
    #expect(result.count <= source.count)
    return (String(decoding: target.prefix(result.count), as: UTF8.self), result.error)
  }

  @Test(arguments: [
    ("", ""), ("plain é", "plain é"), (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"), (#"\u0041\u00e9\u20AC"#, "Aé€"),
    (#"\ud83d\ude00"#, "😀"), (#"\uD83D\uDE00x"#, "😀x"), (#"\ud83d"#, "\u{FFFD}"), (#"\ude00"#, "\u{FFFD}"),
    (#"\ud83dx"#, "\u{FFFD}x"),
    (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"), (#"\ud83d\n"#, "\u{FFFD}\n"), (#"\ud83d\u0041"#, "\u{FFFD}A"),
    (#"\u0000"#, "\u{0}"),
    (#"\ufffe\uffff"#, "\u{FFFE}\u{FFFF}"), (#"\\u0041"#, #"\u0041"#),
  ])
  func undoesEscapes(_ text: String, _ plain: String) {
    let result = Self.unescape(text)
    #expect(result.text == plain && result.error == nil)
  }

  @Test(arguments: [
    (#"\"#, 0), (#"ab\"#, 2), (#"\x"#, 0), (#"a\u"#, 1), (#"\u12"#, 0), (#"\u12g4"#, 0), (#"\n\u00 0"#, 2),
    (#"\ud83d\u12"#, 6), (#"\ud83d\x"#, 6),
  ])
  func tellsTheFirstWrongEscape(_ text: String, _ offset: Int) {
    #expect(Self.unescape(text).error == offset)
  }

  @Test func hexDigits() {
    let values = (0...255).compactMap { byte in hexDigit(UInt8(byte)).map { (byte, $0) } }
    #expect(values.count == 22)
    for (byte, value) in values { #expect(UInt32(String(UnicodeScalar(UInt8(byte))), radix: 16) == value) }
  }
}
