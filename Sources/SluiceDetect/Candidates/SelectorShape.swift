import SluiceCore
import SluiceRules

/// A selector's role as a lane asks for it, for each match: no references to follow or to count.
struct SelectorShape: Sendable {
  enum Content: Sendable {
    case values
    /// How long, in milliseconds, a combination is known behind an event that had it.
    case keys(history: Int64)
    /// The place of the query's program.
    case rows(Int)
  }

  let isCandidate: Bool
  let alerts: Bool
  let keepsRecord: Bool
  let needsExtras: Bool
  let content: Content
  /// The places of its columns among the extractor's.
  let columns: Range<Int>
}

/// A column that candidates carry.
struct CandidateInput: Sendable {
  /// Nil for a field that records never have.
  let column: ColumnID?
  let type: FieldType
  /// Whether a query sees a single value as text.
  let isText: Bool

  init(_ column: CandidateColumn) {
    self.column = column.id
    type = column.type
    switch column.type {
    case .keyword, .flattened, .dynamic: isText = true
    default: isText = false
    }
  }

  func cell(_ record: Int, _ batch: RecordBatch) -> Cell { column.map { batch[record, $0] } ?? .missing }
}
