import SluiceCore
import SluiceParse
import Testing

@Suite struct RecordSizeTests {
  static func large(_ id: Int, _ count: Int) -> String {
    record(id, #""s":"\#(String(repeating: "x", count: count))""#)
  }
  /// Its bytes beside the string.
  static let frame = 22

  @Test func theLimitIsExact() async throws {
    let limit = 200
    let fits = Self.large(2, limit - Self.frame)
    #expect(fits.utf8.count == limit)
    for (count, ids) in [(limit - Self.frame, ["1", "2", "3"]), (limit - Self.frame + 1, ["1", "3"])] {
      let records = [record(1), Self.large(2, count), record(3)]
      for text in ["[\(records.joined(separator: ","))]", records.joined(separator: "\n")] {
        let outcome = try await parsed(text, maximumRecordSize: limit)
        #expect(outcome.ids == ids)
        guard ids.count == 2 else { continue }
        let reject = try #require(outcome.rejects.first)
        #expect(reject.reason.contains("larger than max_record_size (200 bytes)"))
        #expect(reject.errorOffset == reject.offset + limit && reject.length == limit && reject.index == 1)
      }
    }
  }

  @Test func neighboursOfAHugeRecordSurvive() async throws {
    for count in [300, 1_000, 5_000] {
      let records = [record(1), Self.large(2, count), record(3), Self.large(4, 100), Self.large(5, 2_000), record(6)]
      for text in ["{\"Records\":[\(records.joined(separator: ","))]}", records.joined(separator: "\n") + "\n"] {
        let outcome = try await parsed(text, maximumRecordSize: 200)
        #expect(outcome.ids == ["1", "3", "4", "6"])
        #expect(outcome.malformed == 2)
      }
    }
  }

  @Test func somethingWrongInAHugeRecordIsFoundWhereItIs() async throws {
    let bad = #"{"eventID":"2" 1,"s":"\#(String(repeating: "x", count: 900))"}"#
    let outcome = try await parsed("[\(record(1)),\(bad),\(record(3))]", maximumRecordSize: 200)
    #expect(outcome.ids == ["1", "3"] && outcome.reasons[at: 0]?.contains("followed by something else") == true)
  }

  @Test func endlessGarbageIsBounded() async throws {
    let rest = String(repeating: "x", count: 3_000)
    let outcome = try await parsed("[\(record(1)),\(rest),\(record(2)),\(record(3))]", maximumRecordSize: 200)
    #expect(outcome.ids.first == "1" && outcome.ids.last == "3")
  }

  @Test func largeRecordsParseOverManyWindows() async throws {
    let text = "[\(record(1)),\(Self.large(2, 30 << 20)),\(record(3))]"
    for size in [256 << 10, 4 << 20] {
      let outcome = try await outcomes(of: [Array(text.utf8)], size: size)[0]
      #expect(outcome.ids == ["1", "2", "3"])
      #expect(outcome.records[at: 1]?.text.utf8.count == 30 << 20 + Self.frame)
    }
  }
}
