/// How a sink writes to the standard output.
package enum StdoutFormat: String, CaseIterable, Sendable {
  /// Alerts as a table on a terminal; all else as JSON lines.
  case auto
  /// ECS documents as JSON, one a line.
  case jsonl
  /// The same as `jsonl`.
  case ecs
  /// The records as they came, one a line.
  case raw
  case table
  case csv

  /// The form of the rows, where documents are written as such.
  func rowForm(_ stream: StreamSelection.Stream, isTerminal: Bool) -> RowPlan.Form? {
    switch self {
    case .table: .table
    case .csv: .csv
    case .auto: isTerminal && stream == .alerts ? .table : nil
    case .jsonl, .ecs, .raw: nil
    }
  }
}
