import SluiceCore

/// Takes out the records of a blob whose results an earlier run has stored.
struct DoneRecords: RecordStage {
  static let name = "done"

  let ledger: LaneLedger

  mutating func process(_ batch: RecordBatch) throws(StageError) {
    let done = batch.blob.recordsDone
    guard done > 0 else { return }
    var dropped = 0
    for record in 0..<batch.count where batch.isLive(record) && batch.span(record).index < done {
      batch.drop(record)
      dropped += 1
    }
    batch.rejects.removeAll { $0.index < done }
    if dropped > 0 { ledger.ledger.recordsDropped.count("done before", dropped) }
  }
}
