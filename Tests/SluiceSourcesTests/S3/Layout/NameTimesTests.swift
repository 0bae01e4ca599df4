import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct NameTimesTests {
  @Test func areOpenWithoutARange() {
    let times = NameTimes([TimeRange(), TimeRange()])
    #expect(times.first == nil && times.last == nil && !times.isEmpty)
  }

  /// The same names as on a folder: minute by minute around both ends.
  @Test(arguments: [0, 1, 30_000, 59_999, 60_000])
  func agreeWithWhatIsReadFromAFolder(_ offset: Int64) throws {
    let after = EventTime(milliseconds: try #require(EventTime("2026-01-10")).milliseconds + offset)
    let before = EventTime(milliseconds: try #require(EventTime("2026-01-13")).milliseconds + offset)
    var selection = FileSelection()
    selection.range = TimeRange(after: after, before: before)
    let times = NameTimes([selection.range])
    let first = try #require(times.first)
    let last = try #require(times.last)
    func isWanted(_ time: EventTime, _ minutes: Int64) -> Bool {
      selection.reason(nameTime: EventTime(milliseconds: time.milliseconds + minutes * 60_000)) == nil
    }
    #expect(isWanted(first, 0) && !isWanted(first, -1))
    #expect(isWanted(last, 0) && !isWanted(last, 1))
  }

  @Test func takeTheNarrowerOfTwoRanges() throws {
    let times = NameTimes([
      TimeRange(after: EventTime("2026-01-01"), before: EventTime("2026-03-01")),
      TimeRange(after: EventTime("2026-02-01"), before: EventTime("2026-04-01")),
    ])
    #expect(times.first?.date == "2026-01-31")
    #expect(times.last?.description == "2026-03-01T23:59:00.000Z")
  }

  @Test func areEmptyWhenRangesLieApart() {
    let times = NameTimes([
      TimeRange(before: EventTime("2026-01-01")), TimeRange(after: EventTime("2026-02-01")),
    ])
    #expect(times.isEmpty)
  }
}
