import SluiceConfig
import SluiceCore
import SluiceECS
import SluiceTestSupport

@testable import SluiceSinks

/// A sink, as a pipeline file has it, and records held in memory to write to it.
final class SinkFixture {
  let tags = TagTable()
  private(set) var problems: [String] = []
  private(set) var plan: (any SinkPlan)?
  private(set) var projection = ProjectionBuilder().build()
  private var memory: [UnsafeMutableRawBufferPointer] = []

  /// - Parameters:
  ///   - yaml: the sink's entry in flow form, such as `{ file: { path: x } }`.
  ///   - detects: whether there is a detect stage; alerts are then written as `{"alert":RECORD}`.
  init(_ yaml: String, detects: Bool = false) {
    let collector = ProblemCollector()
    let text = """
      source: { none: {} }
      stages: [{ decompress: {} }, { parse: {} }]
      sinks: [\(yaml)]
      """
    let definition = PipelineDefinition.load(
      text: text, file: "p.yaml", directory: "/", registry: .around(sinks: [StdoutSink.self, FileSink.self]),
      environment: [:], problems: collector)
    var context = PlanContext(catalog: CloudTrailCatalog(), tags: tags, problems: collector) { _, _ in
      { _ in RawEventWriter() }
    }
    if detects {
      context.alertWriter = { _, _ in { _ in PlainAlertWriter() } }
      context.alertRules = [Self.rules]
    }
    plan = definition?.sinks.first?.component.plan(&context, label: "sinks.0")
    projection = context.projection.build()
    problems = collector.problems.map(\.description)
  }

  /// The rules of the only detect stage.
  static let rules = [
    AlertRule(
      id: "r-0", name: "Queue Purged", severity: .medium, riskScore: 47,
      techniques: [AlertRule.Technique(id: "T1562.008", name: "Impair Defenses: Disable Cloud Logs")]),
    AlertRule(id: "r-1", name: "Administrator Policy Attached to a User", severity: .critical, riskScore: 99),
  ]

  deinit { for bytes in memory { bytes.deallocate() } }

  func open() throws -> any Sink {
    guard let plan else { throw Missing() }
    return try plan.open(projection)
  }

  /// A batch of these records, with their tags.
  func batch(_ records: [(tag: String?, json: String)]) -> RecordBatch {
    let batch = ReferenceReader(projection: projection).read(records.map { hold($0.json) })
    for (index, record) in records.enumerated() {
      if let name = record.tag, let tag = tags.tag(name) { batch.spans[index].tag = tag }
    }
    return batch
  }

  /// Writes batches to a newly opened sink and closes it.
  func run(_ batches: [RecordBatch], completed: Bool = true) async throws {
    let sink = try open()
    var renderer = sink.makeRenderer()
    for batch in batches {
      if let chunk = try renderer.render(batch) { try await sink.write(chunk) }
    }
    try await sink.close(completed: completed)
  }

  private func hold(_ json: String) -> UnsafeRawBufferPointer {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, json.utf8.count), alignment: 16)
    bytes.copyBytes(from: json.utf8)
    memory.append(bytes)
    return UnsafeRawBufferPointer(rebasing: bytes[..<json.utf8.count])
  }

  struct Missing: Error {}
}

/// A record of that time and number.
func event(_ time: String, _ number: Int = 0) -> String { #"{"eventTime":"\#(time)","n":\#(number)}"# }

private struct PlainAlertWriter: AlertWriter {
  mutating func append(_ match: RuleMatch, of batch: RecordBatch, to buffer: inout [UInt8]) {
    buffer.append(raw: "{\"alert\":")
    buffer.append(raw: batch.bytes(match.record))
    buffer.append(raw: "}")
  }
}
