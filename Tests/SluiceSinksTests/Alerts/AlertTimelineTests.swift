import SluiceCore
import Testing

@testable import SluiceSinks

@Suite struct AlertTimelineTests {
  private func time(_ text: String) throws -> EventTime { try #require(EventTime(text)) }

  @Test func withoutAlertsThereIsNothing() {
    #expect(AlertTimeline().bars(limit: 10).bars == [])
    var timeline = AlertTimeline()
    timeline.add(nil)
    #expect(timeline.untimed == 1 && timeline.first == nil && timeline.bars(limit: 10).bars == [])
  }

  @Test func periodsAreAsShortAsTheLimitAllows() throws {
    var timeline = AlertTimeline()
    for text in ["2026-03-14T13:02:59Z", "2026-03-14T13:00:05Z", "2026-03-14T13:02:00Z"] {
      timeline.add(try time(text))
    }
    let minutes = timeline.bars(limit: 3)
    #expect(minutes.length == 60)
    #expect(minutes.bars.map(\.count) == [1, 0, 2])
    #expect(try minutes.bars[0].start == time("2026-03-14T13:00:00Z"))
    #expect(timeline.bars(limit: 2).bars.map(\.count) == [3])
    #expect(timeline.bars(limit: 18).length == 10)
    #expect(try timeline.first == time("2026-03-14T13:00:05Z"))
    #expect(try timeline.last == time("2026-03-14T13:02:59Z"))
  }

  @Test func manyMomentsLoseNoAlert() {
    var timeline = AlertTimeline()
    for second in 0..<100_000 { timeline.add(EventTime(milliseconds: Int64(second) * 7_001 - 5_000_000)) }
    let (length, bars) = timeline.bars(limit: 16)
    #expect(length == 86_400 && bars.reduce(0) { $0 + $1.count } == 100_000)
    #expect(bars.count <= 16)
  }

  @Test func farApartTimesHaveFewBars() throws {
    var timeline = AlertTimeline()
    timeline.add(try time("0000-01-01T00:00:00Z"))
    timeline.add(try time("9999-12-31T23:59:59Z"))
    let bars = timeline.bars(limit: 16).bars
    #expect(bars.reduce(0) { $0 + $1.count } == 2 && bars.count <= 1_100)
  }

  @Test func lengthsDivideOneAnother() {
    for (short, long) in zip(AlertTimeline.lengths, AlertTimeline.lengths.dropFirst()) { #expect(long % short == 0) }
  }
}
