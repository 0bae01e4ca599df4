import Foundation
import SluiceCore
import Testing

@testable import SluiceSinks

@Suite struct DeadLetterTests {
  private func run(_ change: (RecordBatch) -> Void) async throws -> [String] {
    let folder = try TemporaryFolder()
    let fixture = SinkFixture("{ file: { from: dead_letters, path: \"\(folder.path)/dead.jsonl\" } }")
    #expect(fixture.problems == [])
    let batch = fixture.batch([(nil, "{}")])
    change(batch)
    try await fixture.run([batch])
    return try #require(folder.text("dead.jsonl")).split(separator: "\n").map(String.init)
  }

  @Test func aRefusedRecordKeepsItsTextAndItsPlace() async throws {
    let lines = try await run {
      $0.rejects = [
        RejectedRecord(
          index: 7, offset: 100, errorOffset: 104, reason: "a string has no end", bytes: Array("{\"a\n".utf8) + [0xFF],
          length: 5)
      ]
    }
    #expect(
      lines == [
        #"{"error":{"message":"a string has no end"},"sluice":{"origin":{"object":"test","record":7,"offset":100,"#
          + #""error_offset":104},"length":5,"truncated":false},"event":{"original":"{\"a\n\#u{FFFD}"}}"#
      ])
  }

  @Test func whatWasCutOffIsMarked() async throws {
    let lines = try await run {
      $0.rejects = [
        RejectedRecord(index: 0, offset: 0, errorOffset: 0, reason: "r", bytes: Array("{".utf8), length: 9_000_000)
      ]
    }
    #expect(lines.first?.contains(#""length":9000000,"truncated":true"#) == true)
  }

  @Test func aDamagedObjectIsADeadLetter() async throws {
    let lines = try await run {
      $0.failure = BlobError(.truncated, "the gzip stream ends in the middle", inputOffset: 12)
    }
    #expect(
      lines == [
        #"{"error":{"type":"truncated","message":"the gzip stream ends in the middle"},"#
          + #""sluice":{"origin":{"object":"test","input_offset":12}}}"#
      ])
    let object = try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
    #expect(object?.keys.sorted() == ["error", "sluice"])
  }
}
