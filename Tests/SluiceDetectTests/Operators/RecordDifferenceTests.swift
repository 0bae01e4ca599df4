import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct RecordDifferenceTests {
  private static let time = EventTime(milliseconds: 1_767_225_600_000)
  private static let uuid = "0123abcd-4567-89ab-cdef-0123456789ab"
  private static let other = "fedcba98-7654-3210-fedc-ba9876543210"
  private let known = RecordDifference.Known(
    time: time, id: Array(uuid.utf8).withUnsafeBytes { EventIdentity.uuid($0) })

  /// What it takes to tell the text by the reference; nil where it can't be told. It comes back as it was.
  private func difference(
    _ text: String, _ reference: String, _ known: RecordDifference.Known
  ) throws -> [UInt8]? {
    try difference(Array(text.utf8), Array(reference.utf8), known)
  }

  private func difference(
    _ text: [UInt8], _ reference: [UInt8], _ known: RecordDifference.Known
  ) throws -> [UInt8]? {
    var writer = StateWriter()
    let isWritten = text.withUnsafeBufferPointer { text in
      reference.withUnsafeBufferPointer { RecordDifference.write(text, against: $0, known, to: &writer) }
    }
    guard isWritten else { return nil }
    var reader = StateReader(writer.bytes)
    let read = try RecordDifference.text(&reader, against: reference, known)
    #expect(read == text)
    return writer.bytes
  }

  @Test func theSameTextTakesNothing() throws {
    let text = #"{"a":"b","c":1}"#
    #expect(try difference(text, text, known) == [])
  }

  @Test(arguments: [
    (#"{"a":"x","user":"alice","n":1}"#, #"{"a":"x","user":"bob","n":1}"#, 7),
    // To the next quotation mark, whatever it is that differs.
    (#"{"a":"x","n":17,"b":[true,null],"c":"d"}"#, #"{"a":"x","n":2,"b":[true,null],"c":"d"}"#, 5),
    (#"{"a":"x","n":1}"#, #"{"a":"x","n":2}"#, 4),
    (#"{"a":"x","n":""}"#, #"{"a":"x","n":"yz"}"#, 2),
    (#"{"a":"xyz","n":1}"#, #"{"a":"xyz\"z","n":1}"#, nil),
    (#"{"user":"alice","b":"longer than that","by":"alice"}"#, #"{"user":"bob","b":"longer than that","by":"bob"}"#, 9),
  ])
  func whatDiffersIsWritten(text: String, reference: String, size: Int?) throws {
    let bytes = try difference(text, reference, known)
    #expect(bytes?.count == size)
  }

  @Test func whatIsKnownIsNotWritten() throws {
    let text = #"{"eventTime":"2026-01-01T00:00:00Z","eventID":"\#(Self.uuid)","x":"y"}"#
    let reference = #"{"eventTime":"2025-12-31T23:59:59Z","eventID":"\#(Self.other)","x":"y"}"#
    #expect(try difference(text, reference, known)?.count == 4)
    var later = known
    later.time = EventTime(milliseconds: Self.time.milliseconds + 5)
    let fraction = #"{"eventTime":"2026-01-01T00:00:00.005Z","eventID":"\#(Self.uuid)","x":"y"}"#
    #expect(try difference(fraction, reference, later)?.count ?? 0 > 10)
    #expect(try difference(text, reference, later)?.count ?? 0 > 10)
    later.id = nil
    later.time = Self.time
    #expect(try difference(text, reference, later)?.count == 4 + 16)
  }

  @Test(arguments: [
    "2026-01-01T00:00:59Z", "2026-01-01T00:00:60Z", "2026-01-01 00:00:59Z", "2026-01-01t00:00:59Z",
    "2026-01-01T00:00:59z",
    "20260101T000059.000Z", "2026-01-01T00:01:00Z", "2026-01-01T00:00+00Z",
  ])
  func timesComeBackAsTheyWereWritten(text: String) throws {
    let known = RecordDifference.Known(time: EventTime(milliseconds: Self.time.milliseconds + 59_000))
    let bytes = try difference(
      #"{"eventTime":"\#(text)","x":"y"}"#, #"{"eventTime":"1999-12-31T23:59:59Z","x":"y"}"#, known)
    #expect((bytes?.count == 2) == (text == "2026-01-01T00:00:59Z"))
  }

  @Test(arguments: ["", "arn:aws:kms:us-east-1:1:key/", "0123", "fedc"])
  func anIDTakesSixteenBytes(ahead: String) throws {
    let (text, reference) = (
      #"{"key":"\#(ahead)\#(Self.uuid)"}"#, #"{"key":"arn:aws:kms:us-east-1:1:key/\#(Self.other)"}"#
    )
    let none = RecordDifference.Known(time: Self.time)
    let bytes = try #require(try difference(text, reference, none))
    #expect(bytes.count <= 2 + 16 + ahead.utf8.count)
    // In capital letters it is another text.
    _ = try difference(text.uppercased(), reference.uppercased(), none)
  }

  @Test func textsThatAreNotAlikeAreRefused() throws {
    #expect(try difference(#"{"a":"b"}"#, #"{"a":"b","c":"d"}"#, known) == nil)
    #expect(try difference(#"{"a":"b","c":"d"}"#, #"{"a":"b"}"#, known) == nil)
    #expect(try difference("", "a", known) == nil)
    #expect(try difference("a", "", known) == nil)
    let (few, many) = (0..<40).reduce(into: ("{", "{")) { texts, number in
      texts.0 += #""a\#(number)":"\#(number)","#
      texts.1 += #""b\#(number)":"\#(number + 1)","#
    }
    #expect(try difference(few, many, known) == nil)
  }

  @Test func anyTextComesBackOrIsRefused() throws {
    var random = SeededGenerator(seed: 7)
    let pieces = [
      "\"", "\"", "\"", "\\\"", "a", "bc", "alice", "\u{0}", "é", Self.uuid, Self.other, "2026-01-01T00:00:00Z", "{",
      ",",
      ":", "12345678",
    ].map { Array($0.utf8) }
    var written = 0
    for _ in 0..<20_000 {
      let reference = (0..<Int.random(in: 0..<30, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      var text = reference
      for _ in 0..<Int.random(in: 0..<4, using: &random) where !text.isEmpty {
        text[Int.random(in: 0..<text.count, using: &random)] = pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      if Int.random(in: 0..<9, using: &random) == 0 {
        text.append(pieces[Int.random(in: 0..<pieces.count, using: &random)])
      }
      if try difference(Array(text.joined()), Array(reference.joined()), known) != nil { written += 1 }
    }
    #expect(written > 5_000)
  }

  @Test func damagedBytesAreRefused() throws {
    let text = #"{"user":"alice","b":"longer than that","by":"alice","key":"\#(Self.other)"}"#
    let reference = #"{"user":"bob","b":"longer than that","by":"bob","key":"\#(Self.uuid)"}"#
    let bytes = try #require(try difference(text, reference, known))
    for length in 0..<bytes.count {
      var reader = StateReader(Array(bytes.prefix(length)))
      _ = try? RecordDifference.text(&reader, against: Array(reference.utf8), known)
    }
    for place in bytes.indices {
      for value in UInt8.min...UInt8.max {
        var damaged = bytes
        damaged[place] = value
        var reader = StateReader(damaged)
        _ = try? RecordDifference.text(&reader, against: Array(reference.utf8), known)
      }
    }
  }
}
