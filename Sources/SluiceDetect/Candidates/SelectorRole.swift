import SluiceCore
import SluiceRules

/// What becomes of the matches of a selector: one condition that the rule set looks for.
struct SelectorRole: Sendable {
  /// What candidates carry of the columns.
  enum Content: Sendable {
    /// Their values.
    case values
    /// Each combination of them, for a rule that looks for new ones.
    ///
    /// - Parameter history: how long a lane may take one for known, in milliseconds.
    case keys(history: Int64)
    /// The rows that the query's first commands make of them: `columns` are the program's fields.
    case rows(ESQLProgram)
  }

  /// The rule whose condition it is.
  let rule: Int
  /// Whether a match is an alert of its rule.
  var alerts = false
  /// Whether matches go to the ordered part.
  var isCandidate = false
  /// Whether the ordered part needs the record's text.
  var keepsRecord = false
  /// Whether rules over alerts, or a suppression, may read further fields of the event.
  var needsExtras = false
  /// The fields whose values go along.
  var columns: [CandidateColumn] = []
  var content = Content.values

  /// The place of a field among the columns; adds it.
  mutating func column(_ column: CandidateColumn) -> Int {
    if let place = columns.firstIndex(where: { $0.name == column.name }) { return place }
    columns.append(column)
    return columns.count - 1
  }
}

/// A field that candidates carry along.
struct CandidateColumn: Sendable {
  let name: String
  let type: FieldType
  /// Nil for a field that records never have.
  let id: ColumnID?
}
