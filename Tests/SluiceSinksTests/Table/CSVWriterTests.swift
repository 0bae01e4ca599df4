import Testing

@testable import SluiceSinks

@Suite struct CSVWriterTests {
  private func row(_ cells: [String], _ text: TerminalText? = nil) -> String {
    var writer = CSVWriter(text: text)
    var buffer: [UInt8] = []
    writer.append(cells.count, to: &buffer) { $1.append(contentsOf: cells[$0].utf8) }
    return String(decoding: buffer, as: UTF8.self)
  }

  @Test func cellsAreQuotedWhereTheyMustBe() {
    #expect(
      row(["a", "", "b c", "d,e", "f\"g", "h\ni", "j\r\nk"]) == "a,,b c,\"d,e\",\"f\"\"g\",\"h\ni\",\"j\r\nk\"\r\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""),
    ("\n=x", "\"'\n=x\""), ("  =x", "'  =x"), ("＝x", "'＝x"), ("＋x", "'＋x"), ("－x", "'－x"), ("＠x", "'＠x"),
    ("=a,b", "\"'=a,b\""),
    ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""), ("a=b", "a=b"), (" ", " "), ("１", "１"),
    ("'=x", "'=x"),
  ]) func formulasAreDefused(_ cell: String, _ written: String) {
    #expect(row([cell, "z"]) == written + ",z\r\n")
  }

  @Test func controlsAreWrittenAsText() {
    #expect(
      row(["a\u{1B}[2Jb\u{7F}\u{9B}\u{202E}\u{61C}é–\tx"]) == "a\\u{1b}[2Jb\\u{7f}\\u{9b}\\u{202e}\\u{61c}é–\tx\r\n")
    #expect(row(["\u{1B}=x"]) == "\\u{1b}=x\r\n")
  }

  @Test func onATerminalLineBreaksAreShown() {
    #expect(row(["a\nb\u{1B}", "=x"], TerminalText(isUnicode: true)) == "a⏎b\\u{1b},'=x\r\n")
  }
}
