import SluiceConfig
import SluiceCore

/// Drops records outside of the times that the source is asked for. A record without a readable time stays.
struct TimeFilter: RecordStage {
  static let name = "time"

  let range: TimeRange
  let timestamp: ColumnID
  let ledger: LaneLedger

  mutating func process(_ batch: RecordBatch) throws(StageError) {
    var early = 0
    var late = 0
    for record in 0..<batch.count where batch.isLive(record) {
      let cell = batch[record, timestamp]
      guard cell.kind == .string, let time = unsafe EventTime(cell.bytes) else { continue }
      if let after = range.after, time < after {
        early += 1
        batch.drop(record)
      } else if let before = range.before, time >= before {
        late += 1
        batch.drop(record)
      }
    }
    if early > 0 { ledger.ledger.recordsDropped.count("before the time asked for", early) }
    if late > 0 { ledger.ledger.recordsDropped.count("after the time asked for", late) }
  }
}

struct TimeFilterPlan: RecordStagePlan {
  let range: TimeRange
  let timestamp: ColumnID

  init(range: TimeRange, in context: inout PlanContext) {
    self.range = range
    timestamp =
      context.catalog.field(named: "@timestamp")?.bind(in: &context.projection)
      ?? context.projection.raw("@timestamp", .leaves)
  }

  func makeStage(_ lane: LaneContext) -> any RecordStage {
    TimeFilter(range: range, timestamp: timestamp, ledger: lane.ledger)
  }
}
