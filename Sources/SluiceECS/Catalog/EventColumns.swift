package import SluiceCore

/// The columns of what every stage wants to know of an event, whatever the format.
package struct EventColumns: Sendable {
  /// When it happened, as the record says it; see `time(of:in:)`.
  package let timestamp: ColumnID
  package let provider: ColumnID
  package let id: ColumnID
  package let account: ColumnID
  package let region: ColumnID

  package init(timestamp: ColumnID, provider: ColumnID, id: ColumnID, account: ColumnID, region: ColumnID) {
    self.timestamp = timestamp
    self.provider = provider
    self.id = id
    self.account = account
    self.region = region
  }

  /// When the event happened; nil when the record does not say so in a readable way.
  package func time(of record: Int, in batch: RecordBatch) -> EventTime? {
    let cell = batch[record, timestamp]
    return cell.kind == .string ? EventTime(cell.bytes) : nil
  }
}
