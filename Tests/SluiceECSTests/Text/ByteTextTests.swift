import SluiceCore
import Testing

@testable import SluiceECS

@Suite struct ByteTextTests {
  private func text(_ write: (ByteText) -> Void) -> [UInt8] {
    let text = ByteText(capacity: 1)
    write(text)
    return Array(text.bytes)
  }

  private func expected(_ bytes: [UInt8]) -> [UInt8] {
    var array: [UInt8] = []
    bytes.withUnsafeBytes { array.append(jsonString: $0) }
    return array
  }

  /// Every byte at every place of a block, in plain text before and behind it.
  @Test func stringsAreEscapedAsElsewhere() {
    for length in [0, 1, 3, 4, 7, 8, 9, 15, 16, 23, 31, 33] {
      for place in 0...length {
        for byte in UInt8.min...UInt8.max {
          var bytes = [UInt8](repeating: 0x61, count: length)
          bytes.insert(byte, at: place)
          // A C1 character is two bytes.
          if byte == 0xC2 { bytes.insert(0x85, at: place + 1) }
          #expect(text { text in bytes.withUnsafeBytes { text.append(jsonString: $0) } } == expected(bytes))
        }
      }
    }
  }

  @Test func anyBytesAreEscapedAsElsewhere() {
    var state: UInt64 = 7
    for round in 0..<400 {
      let bytes: [UInt8] = (0..<(round * 37 % 9_001)).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let byte = UInt8(truncatingIfNeeded: state >> 56)
        // Half of the rounds have text with few bytes to escape, the others anything.
        return round % 2 == 0 ? byte : byte % 64 + 0x20
      }
      #expect(text { text in bytes.withUnsafeBytes { text.append(jsonString: $0) } } == expected(bytes))
    }
  }

  /// A record as a string is what the raw writer makes of it, escaped.
  @Test(arguments: [
    "{}", "{ }", #"{"a":"b"}"#, "{ \"a b\" : \"c \\\" d\\\\\" ,\n\t\"e\":[1, 2 , null],\r\n \"f\":{ } }",
    #"{"long":"aaaaaaaaaaaaaaaaaaaaaaaa\"bbbbbbbbbb\\\\\"cc  \u0000 dddddddddd  "}"#,
    "{\"a\":\"\u{85} \u{7F} ü €\"}", "{\"a\":\"unended \\", "{\"a\":\"unended",
  ])
  func recordsLoseTheBlanksBetweenTokens(_ record: String) {
    for indent in 0...9 {
      expectOneLine(String(repeating: " ", count: indent) + record)
    }
  }

  /// Compares the record as the inside of a string with what the writer of raw events makes of it.
  private func expectOneLine(_ record: String, location: SourceLocation = #_sourceLocation) {
    let batch = RecordBatch(
      projection: ProjectionBuilder().build(),
      blob: Blob(sequence: 0, origin: "") { () throws(BlobError) in throw BlobError(.unreadable, "") })
    _ = batch.appendRecord()
    Array(record.utf8).withUnsafeBytes { bytes in
      batch.spans[0].start = bytes.baseAddress
      batch.spans[0].length = UInt32(bytes.count)
      var raw: [UInt8] = []
      var writer = RawEventWriter()
      writer.append(0, of: batch, to: &raw)
      #expect(
        text { $0.append(jsonStringOfRecord: bytes) } == expected(raw), "\(record)", sourceLocation: location)
    }
  }

  /// Tokens of all lengths, with blanks between them or not, so that each falls on each place of a block.
  @Test func madeUpRecordsLoseTheBlanksBetweenTokens() {
    var state: UInt64 = 3
    func random(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let pieces = [
      "a", "bcdefgh", "\\\"", "\\\\", " ", "/", "\\u00e9", "{", "}", ",", "0123456789abcdef", "ü", "\u{7F}", "\u{85}",
    ]
    for round in 0..<300 {
      // Most of the rounds have long runs without blanks.
      let blanks = round % 3 == 0 ? [" ", "\n", "  ", "\t\r", ""] : [""]
      var record = "{"
      for member in 0..<random(below: 40) {
        if member > 0 { record += "," + blanks[random(below: blanks.count)] }
        for part in 0..<2 {
          record += "\""
          for _ in 0..<random(below: 9) { record += pieces[random(below: round % 2 == 0 ? 2 : pieces.count)] }
          record += "\"" + blanks[random(below: blanks.count)] + (part == 0 ? ":" : "")
        }
      }
      record += "}"
      expectOneLine(record)
    }
  }

  @Test(arguments: [0, 7, 10, -1, 99, 100, 1_234_567_890, Int.max, Int.min])
  func numbersAreDecimal(_ value: Int) {
    #expect(String(decoding: text { $0.append(decimal: value) }, as: UTF8.self) == String(value))
  }

  @Test func aTextGrowsAndIsEmptied() {
    let text = ByteText(capacity: 1)
    let long = [UInt8](repeating: 0x22, count: 100_000)
    long.withUnsafeBytes { text.append(jsonString: $0) }
    #expect(text.count == 200_002)
    text.removeAll(keeping: 1_000)
    #expect(text.isEmpty)
    text.append(raw: "a")
    text.append(decimal: -12)
    text.append(hexadecimal: UnsafeRawBufferPointer(start: nil, count: 0))
    withUnsafeBytes(of: UInt16(bigEndian: 0x0FA9)) { text.append(hexadecimal: $0) }
    #expect(String(decoding: text.bytes, as: UTF8.self) == "a-120fa9")
  }
}
