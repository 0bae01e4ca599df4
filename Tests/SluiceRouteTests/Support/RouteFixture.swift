import SluiceConfig
import SluiceCore
import SluiceECS
import SluiceRoute
import SluiceTestSupport

/// A route stage, as a pipeline file has it, over records held in memory.
final class RouteFixture {
  let problems: [String]
  private let stage: RouteStage?
  private let collector = ProblemCollector()
  private let tags: TagTable
  private var memory: [UnsafeMutableRawBufferPointer] = []

  /// - Parameter yaml: the stage's keys in flow form, such as `{ tag: "a.{service}" }`.
  init(_ yaml: String, tags: TagTable = TagTable()) {
    self.tags = tags
    let text = """
      source: { none: {} }
      stages:
        - decompress: {}
        - parse: {}
        - route: \(yaml)
      sinks: [{ none: {} }]
      """
    let definition = PipelineDefinition.load(
      text: text, file: "p.yaml", directory: "/", registry: .around(stage: RouteStage.self), environment: [:],
      problems: collector)
    stage = definition?.stages.compactMap { $0.component as? RouteStage }.first
    problems = collector.problems.map(\.description)
  }

  deinit { for bytes in memory { bytes.deallocate() } }

  struct Outcome {
    /// By record; nil for dropped ones.
    var tags: [[String]?] = []
    var ledger = Ledger()
    var warnings: [String] = []
  }

  /// Routes batches of records, one after the other, on one lane.
  func route(_ batches: [String]...) throws -> Outcome {
    guard let stage else { throw Missing() }
    var context = PlanContext(catalog: CloudTrailCatalog(), tags: tags, problems: collector) { _, _ in
      { _ in RawEventWriter() }
    }
    let plan = stage.plan(&context)
    let projection = context.projection.build()
    let lane = LaneContext(projection: projection, ledger: LaneLedger())
    var operation = plan.makeStage(lane)
    var outcome = Outcome()
    for records in batches {
      let batch = ReferenceReader(projection: projection).read(records.map(hold))
      try operation.process(batch)
      for record in 0..<batch.count {
        guard batch.isLive(record) else {
          outcome.tags.append(nil)
          continue
        }
        let all = [batch.span(record).tag] + batch.extraTags.filter { $0.record == record }.map(\.tag)
        outcome.tags.append(all.compactMap(tags.name))
      }
    }
    outcome.ledger = lane.ledger.ledger
    outcome.warnings = collector.problems.map(\.description)
    return outcome
  }

  private func hold(_ json: String) -> UnsafeRawBufferPointer {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: json.utf8.count, alignment: 16)
    bytes.copyBytes(from: json.utf8)
    memory.append(bytes)
    return UnsafeRawBufferPointer(bytes)
  }

  struct Missing: Error {}
}

/// A record with these members; values are JSON.
func record(_ members: KeyValuePairs<String, String>) -> String {
  "{" + members.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
}

/// A record of that event source.
func event(_ source: String) -> String { record(["eventSource": "\"\(source)\""]) }
