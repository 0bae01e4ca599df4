package import SluiceConfig
import SluiceCore
import SluiceECS

/// Gives all records the same labels (`labels.*` in ECS): from where a pipeline collects, for instance. Put into a
/// pipeline by the keys of other components, and not named in its file.
package struct LabelStage: RecordStageComponent {
  package static let name = "labels"
  package static let summary = "Gives all records the same labels."
  package static let keys: [any ConfigKeyDeclaration] = []

  /// By name, without `labels.`.
  private let labels: [(name: String, value: String)]

  package init(_ section: ConfigSection) { labels = [] }

  package init(_ labels: [String: String]) {
    self.labels = labels.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
  }

  package func plan(_ context: inout PlanContext) -> any RecordStagePlan {
    let fields = labels.map { label in
      Field(name: "labels.\(label.name)", type: .keyword, cost: .derived) { builder in
        builder.derived("label \(label.name)") { _ in
          { batch, _ in batch.arena.string(label.value) }
        }
      }
    }
    context.enrichedFields += fields
    context.catalog = EnrichedCatalog(context.catalog, adding: fields)
    return LabelPlan()
  }
}

/// The labels are columns: there is nothing to do.
private struct LabelPlan: RecordStagePlan {
  func makeStage(_ lane: LaneContext) -> any RecordStage { LabelOperator() }
}

private struct LabelOperator: RecordStage {
  static let name = "labels"
  mutating func process(_ batch: RecordBatch) throws(StageError) {}
}
