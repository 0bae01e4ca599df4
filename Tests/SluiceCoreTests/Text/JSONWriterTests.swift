import Foundation
import SluiceCore
import SluiceTestSupport
import Testing

@Suite struct JSONWriterTests {
  static func string(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.append(jsonString: text)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", "\"\""), ("plain", "\"plain\""), ("q\"u\\o", #""q\"u\\o""#), ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#),
    ("\u{0}\u{1}\u{1F}\u{7F}", #""\u0000\u0001\u001f\u007f""#), ("/", "\"/\""),
    // C1 controls steer terminals as C0 ones do.
    ("\u{80}\u{85}\u{9B}\u{9F}", #""\u0080\u0085\u009b\u009f""#), ("\u{A0}é€😀", "\"\u{A0}é€😀\""),
    ("\u{BF}\u{C0}", "\"\u{BF}\u{C0}\""),
  ])
  func escapesWhatHasToBe(_ text: String, _ json: String) {
    #expect(Self.string(text) == json)
  }

  @Test func anyTextReadsBack() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      let scalars = (0..<random.below(40)).compactMap { _ in
        Unicode.Scalar(UInt32(random.below(random.pick([0x30, 0x100, 0x3000, 0x11_0000]))))
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      let json = Self.string(text)
      // A byte order mark at the front is not the decoder's business here.
      let decoded = try JSONDecoder().decode([String].self, from: Data("[\(json)]".utf8))
      #expect(decoded[0].unicodeScalars.elementsEqual(text.unicodeScalars))
      #expect(!json.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
    }
  }

  @Test func brokenTextIsNoCrash() {
    for bytes: [UInt8] in [[0xC2], [0x61, 0xC2], [0xC2, 0x22], [0xFF, 0x80]] {
      var output: [UInt8] = []
      bytes.withUnsafeBytes { output.append(jsonString: $0) }
      #expect(output.first == 0x22 && output.last == 0x22)
    }
  }

  @Test func cellsAreWrittenAsWhatTheyAre() {
    let arena = Arena()
    func json(_ cell: Cell) -> String {
      var bytes: [UInt8] = []
      bytes.append(json: cell)
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(json(.missing) == "null" && json(.pending) == "null")
    #expect(json(.boolean(true)) == "true" && json(.boolean(false)) == "false")
    #expect(json(.text("a\"b")) == #""a\"b""#)
    #expect(json(.make(.number, "1E400", in: arena)) == "1E400")
    #expect(json(.make(.object, #"{"a":1}"#, in: arena)) == #"{"a":1}"#)
    #expect(json(.make(.null, "null", in: arena)) == "null")
    #expect(json(arena.list([.text("a"), .make(.number, "1", in: arena)])) == #"["a",1]"#)
    #expect(json(arena.list([])) == "null" && json(arena.list([.text("a")])) == "\"a\"")
  }
}
