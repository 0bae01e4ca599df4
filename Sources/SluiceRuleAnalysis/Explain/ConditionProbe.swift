import SluiceCore
import SluiceMatch
import SluiceRules

/// A condition compiled part by part, to see for an event what each comes to.
///
/// Each part is compiled as the stream compiles the whole, so the verdicts are the stream's.
struct ConditionProbe {
  private struct Step {
    let node: ExplainedNode
    let filter: Filter
    let columns: [(field: String, column: ColumnID?)]
    let members: [Step]
  }

  private let root: Step
  private let extra: [(field: String, column: ColumnID?)]

  /// - Parameter fields: fields whose values are asked for besides.
  init(
    _ node: ExplainedNode, showing fields: [String] = [], catalog: any FieldCatalog, in builder: inout ProjectionBuilder
  ) {
    root = Self.step(node, catalog, &builder)
    extra = Self.columns(fields, catalog, &builder)
  }

  private static func step(
    _ node: ExplainedNode, _ catalog: any FieldCatalog, _ builder: inout ProjectionBuilder
  ) -> Step {
    let filter = Filter(compiling: node.condition, catalog: catalog, in: &builder)
    let columns = columns(node.fields, catalog, &builder)
    return Step(
      node: node, filter: filter, columns: columns, members: node.members.map { step($0, catalog, &builder) })
  }

  private static func columns(
    _ fields: [String], _ catalog: any FieldCatalog, _ builder: inout ProjectionBuilder
  ) -> [(field: String, column: ColumnID?)] {
    fields.map { name in (name, catalog.field(named: name)?.bind(in: &builder)) }
  }

  /// What each part comes to for a record.
  func verdict(on batch: RecordBatch) -> NodeVerdict { Self.verdict(root, batch) }

  /// The values of the fields asked for besides.
  func values(in batch: RecordBatch) -> [(field: String, values: [String])] { Self.values(extra, batch) }

  private static func verdict(_ step: Step, _ batch: RecordBatch) -> NodeVerdict {
    NodeVerdict(
      node: step.node, holds: step.filter.matches(batch, 0), values: values(step.columns, batch),
      members: step.members.map { verdict($0, batch) })
  }

  private static func values(
    _ columns: [(field: String, column: ColumnID?)], _ batch: RecordBatch
  ) -> [(field: String, values: [String])] {
    columns.map { field, column in
      var values: [String] = []
      if let column { batch[0, column].forEach { if let text = $0.string { values.append(text) } } }
      return (field, values)
    }
  }
}
