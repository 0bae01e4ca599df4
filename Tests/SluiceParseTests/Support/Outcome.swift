import SluiceCore
import SluiceParse

/// All that comes of parsing one blob.
struct Outcome: Equatable {
  struct Record: Equatable {
    var index: Int
    var offset: Int
    var text: String
    /// Of `Outcome.columns`.
    var cells: [String]
  }

  struct Reject: Equatable {
    var index: Int
    var offset: Int
    var errorOffset: Int
    var reason: String
    var bytes: [UInt8]
    var length: Int
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  var records: [Record] = []
  var rejects: [Reject] = []
  var failure: String?
  var found = 0
  var parsed = 0
  var malformed = 0
  var skipped: [String: Int] = [:]
  var notes: [String: Int] = [:]
  var outputBytes = 0
  var imbalances: [String] = []
  /// Blobs begin and end once.
  var firsts = 0
  var lasts = 0

  /// The events' ids: `cells` of the first column.
  var ids: [String] { records.map { $0.cells[0].replacing("string ", with: "") } }
  var reasons: [String] { rejects.map(\.reason) }

  /// What differs, for messages.
  func difference(from other: Outcome) -> String {
    zip(Mirror(reflecting: self).children, Mirror(reflecting: other).children).compactMap { own, others in
      let (left, right) = ("\(own.value)", "\(others.value)")
      return left == right ? nil : "\(own.label ?? ""): \(left) / \(right)"
    }.joined(separator: "; ").replacing("SluiceParseTests.Outcome.", with: "")
  }

  /// The columns that records are compared by.
  static let columns: [(FieldPath, ColumnMode)] = [
    ("eventID", .leaves), ("eventName", .cleanedLeaves), ("a.b", .leaves), ("a", .value), ("list.x", .leaves),
    ("userIdentity.arn", .leaves), ("s", .value),
  ]
}

/// Parses `blobs`, cut into windows of `size` bytes.
func outcomes(
  of blobs: [[UInt8]], size: Int, format: RecordFormat = .cloudtrail, maximumRecordSize: Int = 32 << 20,
  endsEmpty: Bool = false, end: ByteWindow.End = .finished
) async throws -> [Outcome] {
  var builder = ProjectionBuilder()
  let columns = Outcome.columns.map { builder.raw($0.0, $0.1) }
  let plan = ParsePlan(options: ParseOptions(format: format, maximumRecordSize: maximumRecordSize), in: &builder)
    .with(builder.build())
  let lane = LaneLedger()
  let windows = SplitWindows(blobs: blobs, size: size, endsEmpty: endsEmpty, end: end)
  var outcomes = [Outcome](repeating: Outcome(), count: blobs.count)
  for try await batch in windows.parse(plan, lane: lane) {
    let number = batch.blob.sequence
    for record in 0..<batch.count {
      outcomes[number].records.append(
        Outcome.Record(
          index: batch.span(record).index, offset: batch.span(record).offset,
          text: String(decoding: batch.bytes(record), as: UTF8.self), cells: columns.map { batch[record, $0].summary }))
    }
    for reject in batch.rejects {
      outcomes[number].rejects.append(
        Outcome.Reject(
          index: reject.index, offset: reject.offset, errorOffset: reject.errorOffset, reason: reject.reason,
          bytes: reject.bytes, length: reject.length))
    }
    if batch.isFirst { outcomes[number].firsts += 1 }
    guard batch.isLast else { continue }
    var ledger = lane.ledger
    lane.ledger = Ledger()
    outcomes[number].lasts += 1
    outcomes[number].failure = batch.failure?.description
    outcomes[number].found = ledger.recordsFound
    outcomes[number].parsed = ledger.recordsParsed
    outcomes[number].malformed = ledger.recordsMalformed
    outcomes[number].skipped = ledger.recordsSkipped.counts
    outcomes[number].notes = ledger.notes.counts
    outcomes[number].outputBytes = ledger.outputBytes
    ledger.recordsKept = ledger.recordsParsed
    outcomes[number].imbalances = ledger.imbalances
  }
  return outcomes
}

/// Window sizes over which results have to be the same.
let splits = [1, 2, 3, 7, 64, 100, 4096]

extension Array {
  /// The element there, if there is one: a test that fails shall not end the run.
  subscript(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
