import SluiceConfig
import SluiceCore

/// Drops records of other accounts, regions and services than those asked for. A record that does not say where it is
/// from is dropped, too.
struct RecordFilter: RecordStage {
  static let name = "choice"

  let plan: RecordFilterPlan
  let ledger: LaneLedger

  mutating func process(_ batch: RecordBatch) throws(StageError) {
    var dropped = (account: 0, region: 0, service: 0)
    for record in 0..<batch.count where batch.isLive(record) {
      if !plan.accounts.holds(for: batch, record) {
        dropped.account += 1
      } else if !plan.regions.holds(for: batch, record) {
        dropped.region += 1
      } else if !plan.services.holds(for: batch, record) {
        dropped.service += 1
      } else {
        continue
      }
      batch.drop(record)
    }
    if dropped.account > 0 { ledger.ledger.recordsDropped.count("of another account", dropped.account) }
    if dropped.region > 0 { ledger.ledger.recordsDropped.count("of another region", dropped.region) }
    if dropped.service > 0 { ledger.ledger.recordsDropped.count("of another service", dropped.service) }
  }
}

struct RecordFilterPlan: RecordStagePlan {
  /// The values that a field may have.
  struct Wanted: Sendable {
    /// Of several fields the first one that a record has counts.
    let columns: [ColumnID]
    /// Empty for any.
    let values: [[UInt8]]

    /// - Complexity: O(number of values); they are few.
    func holds(for batch: RecordBatch, _ record: Int) -> Bool {
      if values.isEmpty { return true }
      for column in columns {
        let cell = batch[record, column]
        if cell.isMissing { continue }
        return cell.contains { value in
          values.contains { wanted in
            guard value.length == wanted.count, let start = unsafe value.start else { return false }
            return unsafe wanted.withUnsafeBytes { wanted in
              guard let other = wanted.baseAddress else { return false }
              return unsafe rawBytesEqual(start, other, wanted.count)
            }
          }
        }
      }
      return false
    }
  }

  let accounts: Wanted
  let regions: Wanted
  let services: Wanted

  /// Nil when all records are wanted.
  init?(_ choice: RecordChoice, in context: inout PlanContext) {
    if choice.accounts.isEmpty, choice.regions.isEmpty, choice.services.isEmpty { return nil }
    func wanted(_ values: [String], _ fields: [String]) -> Wanted {
      if values.isEmpty { return Wanted(columns: [], values: []) }
      let columns = fields.map { field in
        context.catalog.field(named: field)?.bind(in: &context.projection)
          ?? context.projection.raw(FieldPath(dotted: field), .leaves)
      }
      return Wanted(columns: columns, values: values.map { Array($0.utf8) })
    }
    accounts = wanted(choice.accounts, ["aws.cloudtrail.recipient_account_id", "cloud.account.id"])
    regions = wanted(choice.regions, ["cloud.region"])
    services = wanted(choice.services.map(RecordChoice.provider), ["event.provider"])
  }

  func makeStage(_ lane: LaneContext) -> any RecordStage { RecordFilter(plan: self, ledger: lane.ledger) }
}
