import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceRuntime

@Suite struct TimeFilterTests {
  @Test func recordsOutsideOfTheTimesAskedForAreDroppedAndCounted() throws {
    var builder = ProjectionBuilder()
    let timestamp = builder.raw("@timestamp", .leaves)
    let batch = RecordBatch(projection: builder.build(), blob: textBlobs([""])[0])
    let times: [StaticString?] = [
      "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-02T23:59:59Z", "2026-01-03T00:00:00Z", nil, "yesterday",
    ]
    for time in times { batch.appendRecord()[0] = time.map(Cell.text) ?? .missing }
    let lane = LaneLedger()
    let range = TimeRange(after: EventTime("2026-01-02"), before: EventTime("2026-01-03"))
    var filter = TimeFilter(range: range, timestamp: timestamp, ledger: lane)
    try filter.process(batch)
    // One without a readable time stays.
    #expect((0..<6).map(batch.isLive) == [false, true, true, false, true, true])
    #expect(lane.ledger.recordsDropped["before the time asked for"] == 1)
    #expect(lane.ledger.recordsDropped["after the time asked for"] == 1)
  }
}
