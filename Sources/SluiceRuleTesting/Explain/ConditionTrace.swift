import SluiceCore
import SluiceMatch
import SluiceRules

/// A condition with all that it is made of, so that one can see what each part of it made of an event.
struct ConditionTrace {
  /// What one test of a condition saw.
  struct Verdict {
    /// Such as `event.action: "PurgeQueue"`.
    let predicate: String
    /// The values that the event has there.
    let values: [String]
    let holds: Bool
    /// Whether it keeps the condition from holding, or may do so.
    let isInTheWay: Bool

    var line: String {
      let seen = values.isEmpty ? "no value" : values.map { "\"\($0)\"" }.joined(separator: ", ")
      return "\(holds ? "true " : "false")  \(predicate)   saw \(seen)"
    }
  }

  private struct Predicate {
    let text: String
    let filter: Filter
    let columns: [ColumnID]
    let isNegated: Bool
  }

  private let filter: Filter
  private let predicates: [Predicate]
  /// The columns of fields that events are grouped by.
  private let columns: [ColumnID?]

  /// - Parameter fields: whose values are wanted, besides.
  init(_ condition: Condition, fields: [String] = [], _ catalog: any FieldCatalog, in builder: inout ProjectionBuilder)
  {
    filter = Filter(compiling: condition, catalog: catalog, in: &builder)
    var predicates: [Predicate] = []
    for (leaf, isNegated) in condition.leaves {
      let columns = leaf.fieldNames.compactMap { catalog.field(named: $0)?.bind(in: &builder) }
      predicates.append(
        Predicate(
          text: leaf.text, filter: Filter(compiling: leaf, catalog: catalog, in: &builder), columns: columns,
          isNegated: isNegated))
    }
    self.predicates = predicates
    columns = fields.map { catalog.field(named: $0)?.bind(in: &builder) }
  }

  func matches(_ batch: RecordBatch) -> Bool { filter.matches(batch, 0) }

  /// By field.
  func values(_ batch: RecordBatch) -> [[String]] {
    columns.map { column in column.map { Self.values(batch, $0) } ?? [] }
  }

  func verdicts(_ batch: RecordBatch) -> [Verdict] {
    predicates.map { predicate in
      let holds = predicate.filter.matches(batch, 0)
      return Verdict(
        predicate: predicate.text, values: predicate.columns.flatMap { Self.values(batch, $0) }, holds: holds,
        isInTheWay: holds == predicate.isNegated)
    }
  }

  private static func values(_ batch: RecordBatch, _ column: ColumnID) -> [String] {
    var values: [String] = []
    batch[0, column].forEach { values.append($0.string ?? "") }
    return values
  }
}
