package import SluiceConfig
package import SluiceCore

/// A pipeline that is ready to run: files found, rules compiled, columns known. Made from a definition by `init`; nothing
/// has been opened for writing yet.
package struct PipelinePlan: Sendable {
  package let name: String
  let source: any SourcePlan
  let windows: @Sendable (BlobSequence) -> any AsyncSequence<ByteWindow, any Error>
  let parse: any ParseStagePlan
  let stages: [any RecordStagePlan]
  let sinks: [(label: String, plan: any SinkPlan)]
  let tags: TagTable
  let projection: Projection
  let state: StateSettings?
  /// Names of the rules by id, for reports.
  package let ruleNames: [String: String]
  /// The rules of all detect stages.
  package let alertRules: [AlertRule]
  /// Bytes that the source has, as delivered; nil where that is not known beforehand.
  package var totalBytes: Int? { source.totalBytes }
  /// Whether its source runs live.
  package var isLive: Bool { source.isLive }
  /// Number of rules that each stage of the definition runs, in the order of its stages.
  package let ruleCounts: [Int]

  /// Plans the components of a definition, in their order. Mistakes go to `problems`.
  ///
  /// - Parameters:
  ///   - before: the plan in whose place it comes: its source is taken over.
  ///   - warnsOfDeadLetters: whether a pipeline in which nothing takes the dead letters gets a warning.
  ///   - choice: which records the run is about.
  ///   - plainWindows: what stands in for a `decompress` stage that is left out.
  /// - Returns: nil when there is a mistake.
  package init?(
    _ definition: PipelineDefinition,
    plainWindows: @escaping @Sendable (BlobSequence) -> any AsyncSequence<ByteWindow, any Error>,
    choice: RecordChoice = RecordChoice(), replacing before: PipelinePlan? = nil, warnsOfDeadLetters: Bool = true,
    problems: ProblemCollector
  ) {
    name = definition.name
    state = definition.state
    tags = TagTable()
    var context = PlanContext(
      catalog: NoFields(), tags: tags, problems: problems, eventWriter: { _, _ in { _ in NoEvents() } })
    source = before?.source ?? definition.source.plan(&context)

    var windows = plainWindows
    var parse: (any ParseStagePlan)?
    var stages: [any RecordStagePlan] = []
    var ruleNames: [String: String] = [:]
    var ruleCounts: [Int] = []
    for entry in definition.stages {
      context.ruleNames = [:]
      defer {
        ruleCounts.append(context.ruleNames.count)
        ruleNames.merge(context.ruleNames) { first, _ in first }
      }
      switch entry.component {
      case let component as any DecompressComponent: windows = { component.windows(of: $0) }
      case let component as any ParseComponent:
        parse = component.plan(&context)
        for range in [definition.source.timeRange, choice.times] {
          guard let range, range != TimeRange() else { continue }
          stages.append(TimeFilterPlan(range: range, in: &context))
        }
        if let filter = RecordFilterPlan(choice, in: &context) { stages.append(filter) }
      case let component as any RecordStageComponent: stages.append(component.plan(&context))
      default: break
      }
    }
    context.ruleNames = ruleNames
    sinks = definition.sinks.map { entry in
      (label: entry.path, plan: entry.component.plan(&context, label: entry.path))
    }
    if warnsOfDeadLetters, !definition.sinks.isEmpty,
      !definition.sinks.contains(where: { $0.component.takesDeadLetters })
    {
      problems.warning(
        at: definition.sinks[0].location,
        "no sink takes the dead letters: refused records are counted but not kept; add a sink with `from: dead_letters`",
        path: "sinks")
    }
    self.windows = windows
    self.stages = stages
    projection = context.projection.build()
    alertRules = context.alertRules.flatMap(\.self)
    self.ruleNames = ruleNames
    self.ruleCounts = ruleCounts
    guard let parse, !problems.hasErrors else { return nil }
    self.parse = parse
  }
}

/// The fields in front of the parse stage.
private struct NoFields: FieldCatalog {
  var fieldNames: [String] { [] }
  func field(named name: String) -> Field? { nil }
  func object(at path: String) -> Field? { nil }
}

/// The writer of a pipeline without a parse stage, which is refused.
private struct NoEvents: EventWriter {
  mutating func append(_ record: Int, of batch: RecordBatch, to buffer: inout [UInt8]) { buffer.append(raw: "{}") }
}
