import SluiceCore
import Testing

@testable import SluiceRules

@Suite struct ESQLValueCodingTests {
  private let values: [ESQLValue] = [
    .null, .boolean(false), .boolean(true), .integer(0), .integer(-1), .integer(.max), .integer(.min), .double(0.5),
    .double(-0.0), .string(""), .string("naïve"), .string(String(repeating: "x", count: 300)),
    .datetime(1_700_000_000_000),
    IPAddress("10.1.2.3").map { .ip($0) } ?? .null, IPAddress("2001:db8::1").map { .ip($0) } ?? .null,
    .duration(ESQLDuration(months: 1, days: -2, milliseconds: 3)), .many([.integer(1), .string("a"), .boolean(true)]),
  ]

  @Test func valuesAreReadBack() {
    var bytes: [UInt8] = []
    for value in values { value.encode(to: &bytes) }
    var reader = ESQLValue.Reader(bytes, 0..<bytes.count)
    var other = reader
    for value in values {
      let start = reader.position
      let (read, place) = (reader.value(), other.skip())
      #expect(read == value && place == start..<reader.position)
    }
    #expect(reader.isAtEnd && other.isAtEnd)
    let (read, place) = (reader.value(), other.skip())
    #expect(read == nil && place == nil)
  }

  @Test func aTextIsTheSameAsItsBytes() {
    var (left, right): ([UInt8], [UInt8]) = ([], [])
    ESQLValue.string("naïve").encode(to: &left)
    Array("naïve".utf8).withUnsafeBytes { ESQLValue.encode(text: $0, to: &right) }
    #expect(left == right)
  }

  private func read(_ bytes: [UInt8], _ length: Int) -> ESQLValue? {
    var reader = ESQLValue.Reader(bytes, 0..<length)
    return reader.value()
  }

  private func skip(_ bytes: [UInt8], _ length: Int) -> Range<Int>? {
    var reader = ESQLValue.Reader(bytes, 0..<length)
    return reader.skip()
  }

  @Test func damageIsNoValue() {
    for value in values {
      var bytes: [UInt8] = []
      value.encode(to: &bytes)
      for length in 0..<bytes.count {
        #expect(read(bytes, length) == nil && skip(bytes, length) == nil)
      }
    }
    for first in UInt8.min...UInt8.max {
      let bytes = [first] + Array(repeating: 0xFF, count: 20)
      #expect((read(bytes, 21) == nil) == (skip(bytes, 21) == nil))
    }
    // Lists hold no null and no lists.
    for inner: [UInt8] in [[0, 0], [9, 2, 1, 1, 1]] {
      let bytes = [9, 2] + inner
      #expect(read(bytes, bytes.count) == nil && skip(bytes, bytes.count) == nil)
    }
  }

  @Test func aTextThatComesAgainIsReferredTo() {
    let memory = ESQLTextMemory()
    var bytes: [UInt8] = []
    var places: [Range<Int>] = []
    let texts = (0..<400).map { ["a", "user agent of some length", "arn:aws:iam::1:user/u\($0 / 30)"][$0 % 3] }
    var plain = 0
    for text in texts {
      let start = bytes.count
      ESQLValue.string(text).encode(to: &bytes)
      plain += bytes.count - start
      memory.shorten(&bytes, from: start)
      places.append(start..<bytes.count)
    }
    #expect(bytes.count * 2 < plain)
    for (text, place) in zip(texts, places) {
      var reader = ESQLValue.Reader(bytes, place)
      let value = reader.skip()
      #expect(value.flatMap { read(bytes, $0) } == .string(text) && reader.isAtEnd)
    }
    // In other bytes nothing is taken for what was in these.
    var others: [UInt8] = [0, 1]
    ESQLValue.string("user agent of some length").encode(to: &others)
    let whole = others
    memory.shorten(&others, from: 2)
    #expect(others == whole)
  }

  private func read(_ bytes: [UInt8], _ range: Range<Int>) -> ESQLValue? {
    var reader = ESQLValue.Reader(bytes, range)
    return reader.value()
  }

  @Test(arguments: [[10, 1], [10, 0], [10, 3], [10, 255, 1], [10], [10, 2]] as [[UInt8]])
  func aReferenceToWhatIsNoTextIsNoValue(reference: [UInt8]) {
    // A number, then half a text.
    let bytes = [3, 2, 5, 9, 0x61] + reference
    var reader = ESQLValue.Reader(bytes, 5..<bytes.count)
    let place = reader.skip()
    #expect(place == nil)
  }
}
