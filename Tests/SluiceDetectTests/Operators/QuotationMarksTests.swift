import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct QuotationMarksTests {
  @Test func allAreFound() {
    var random = SeededGenerator(seed: 3)
    var marks = QuotationMarks()
    let bytes: [UInt8] = [0x22, 0x22, 0x21, 0x23, 0xA2, 0x00, 0xFF, 0x02, 0x61]
    for length in 0..<400 {
      let text = (0..<length).map { _ in bytes.randomElement(using: &random) ?? 0 }
      marks.find(in: text)
      #expect(marks.places.map(Int.init) == text.indices.filter { text[$0] == 0x22 })
    }
  }

  @Test func textsAreFoundBetweenThem() {
    let text = Array(#"{"a":"bc","":"d\"e"}"#.utf8)
    let marks = QuotationMarks(of: text)
    for sought in ["a", ":", "bc", ",", "d\\", "e"] {
      let range = marks.number(before: sought.utf8, in: text).flatMap { marks.range(behind: $0) }
      #expect(range.map { Array(text[$0]) } == Array(sought.utf8))
    }
    #expect(marks.number(before: "b".utf8, in: text) == nil && marks.number(before: "{".utf8, in: text) == nil)
    #expect(marks.range(behind: marks.count - 1) == nil && marks.range(behind: .max) == nil)
    #expect(QuotationMarks(of: []).range(behind: 0) == nil && QuotationMarks(of: [0x22]).range(behind: 0) == nil)
  }
}
