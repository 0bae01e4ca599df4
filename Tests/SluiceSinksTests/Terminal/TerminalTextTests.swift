import Testing

@testable import SluiceSinks

@Suite struct TerminalTextTests {
  private let text = TerminalText(isUnicode: true)
  private let ascii = TerminalText(isUnicode: false)

  @Test(arguments: [
    ("", 0), ("plain", 5), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("ｆｕｌｌ", 8), ("ﾊﾝ", 2), ("🙂", 2), ("🇩🇪", 2), ("❤\u{FE0F}", 1), ("👩🏽", 2), ("☃", 1), ("⌚", 2), ("–→…", 3),
    ("ไทย", 3), ("नि", 2), ("\u{1F3FD}", 2), ("ﬁ", 1), ("㉈", 1), ("𠀀", 2), ("𝒜", 1),
  ]) func columnsAreThoseOfATerminal(_ value: String, _ columns: Int) {
    #expect(text.columns(value) == columns)
  }

  @Test(arguments: [
    ("\u{1B}[2J", "\\u{1b}[2J"), ("a\u{9B}31m", "a\\u{9b}31m"), ("\u{7F}", "\\u{7f}"), ("a\tb", "a\\tb"),
    ("a\nb", "a⏎b"), ("a\r\nb", "a⏎b"), ("a\rb", "a\\rb"), ("\r\r\n", "\\r⏎"),
    ("\u{202E}x\u{2069}", "\\u{202e}x\\u{2069}"),
    ("a\u{200B}b", "a\\u{200b}b"), ("\u{FEFF}\u{AD}", "\\u{feff}\\u{ad}"), ("a\u{2028}b", "a\\u{2028}b"),
    ("👩\u{200D}💻", "👩\\u{200d}💻"), ("👩🏽x", "👩x"), ("❤\u{FE0F}", "❤"), ("\u{FE0F}", "\\u{fe0f}"),
    ("\u{301}e", "\\u{301}e"), ("\u{E0041}", "\\u{e0041}"), ("\u{E000}", "\\u{e000}"), ("\u{3164}", "\\u{3164}"),
    ("\u{0}", "\\u{0}"),
  ]) func whatSteersOrHidesIsMadeVisible(_ value: String, _ shown: String) {
    #expect(text.shown(value) == shown)
    #expect(text.columns(value) == shown.unicodeScalars.reduce(0) { $0 + ($1.properties.isEmojiPresentation ? 2 : 1) })
  }

  @Test func pilesOfMarksAreBounded() {
    #expect(text.shown("a" + String(repeating: "\u{350}", count: 6)) == "a\u{350}\u{350}\u{350}\u{350}\\u{350}\\u{350}")
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""), ("日本語", 6, "日本語"),
    ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本語", 2, "…"), ("ae\u{301}bc", 3, "ae\u{301}…"),
    ("ab\u{1B}c", 5, "ab…"), ("ab\u{1B}c", 9, "ab\\u{1b}c"), ("ab\n", 3, "ab⏎"), ("ab\nc", 3, "ab…"),
  ]) func longTextIsCutBetweenCharacters(_ value: String, _ width: Int, _ shown: String) {
    #expect(text.shown(value, width: width) == shown)
  }

  @Test func aCutTextTakesNoMoreThanItsWidth() {
    let value = "a日\u{1B}e\u{301}🇩🇪👩🏽\u{200D}x\r\n한\u{7F}"
    for width in 0...60 {
      var buffer: [UInt8] = []
      let taken = text.append(value, width: width, to: &buffer)
      #expect(taken <= width)
      #expect(text.columns(String(decoding: buffer, as: UTF8.self)) == taken)
    }
  }

  @Test func withoutUTF8AllIsASCII() {
    #expect(ascii.shown("é日\n→") == "\\u{e9}\\u{65e5}\\n\\u{2192}")
    #expect(ascii.shown("abcdef", width: 4) == "abc~")
    #expect(ascii.shown("a日b", width: 9) == "a~")
  }

  @Test func bytesThatAreNoUTF8AreReplaced() {
    for bytes in [[0xFF], [0xC3], [0xE2, 0x82], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]] as [[UInt8]]
    {
      var buffer: [UInt8] = []
      bytes.withUnsafeBytes { _ = text.append($0, to: &buffer) }
      #expect(String(decoding: buffer, as: UTF8.self).allSatisfy { $0 == "\u{FFFD}" })
      #expect(!buffer.isEmpty)
    }
  }
}
