import Foundation
import SluiceConfig
import SluiceCore
import SluiceECS
import SluiceTestSupport

@testable import SluiceDetect

/// Detect stages, as a pipeline file has them, with rules in files of a temporary folder.
final class DetectFixture {
  let folder: String
  private(set) var problems: [String] = []
  private let tags = TagTable()
  private var memory: [UnsafeMutableRawBufferPointer] = []

  /// - Parameter rules: texts of rule files, by name.
  init(_ rules: [String: String]) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
    folder = url.path
    for (name, text) in rules {
      let file = url.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: false, encoding: .utf8)
    }
  }

  deinit {
    for bytes in memory { bytes.deallocate() }
    try? FileManager.default.removeItem(atPath: folder)
  }

  struct Outcome {
    /// By match, in the batch's order.
    var alerts: [String] = []
    var matches: [RuleMatch] = []
    var ledger = Ledger()
    /// The alerts of rules with state, in their order.
    var ordered: [String] = []
  }

  /// Runs records through one detect stage for each of `stages`, names of rule files or folders.
  ///
  /// - Parameter options: further keys of the stages.
  func detect(
    _ records: [String], stages: [String] = ["."], format: DocumentFormat = .ecs, tag: String? = nil,
    options: String = ""
  ) throws -> Outcome {
    let collector = ProblemCollector()
    let more = options.isEmpty ? "" : ", \(options)"
    let entries = stages.map { "  - detect: { rules: \($0.hasPrefix("/") ? $0 : "\(folder)/\($0)")\(more) }" }
    let text = """
      source: { none: {} }
      stages:
        - decompress: {}
        - parse: {}
      \(entries.joined(separator: "\n"))
      sinks: [{ none: {} }]
      """
    let definition = PipelineDefinition.load(
      text: text, file: "p.yaml", directory: folder, registry: .around(stage: DetectStage.self), environment: [:],
      problems: collector)
    var context = PlanContext(catalog: CloudTrailCatalog(), tags: tags, problems: collector) { format, _ in
      switch format {
      case .raw: { _ in RawEventWriter() }
      case .ecs: { _ in RereadingEventWriter { ReferenceReader(projection: $0) } }
      }
    }
    context.recordCatalog = RecordCatalog()
    context.recordReader = { ReferenceReader(projection: $0) }
    let plans = (definition?.stages ?? []).compactMap { ($0.component as? DetectStage)?.plan(&context) }
    let makeWriter = context.alertWriter?(format, &context)
    let projection = context.projection.build()
    let lane = LaneContext(projection: projection, ledger: LaneLedger())
    let batch = ReferenceReader(projection: projection).read(records.map(hold))
    for index in 0..<batch.count {
      batch.spans[index].offset = index * 1_000
      if let tag { batch.spans[index].tag = tags.tag(tag) ?? .none }
    }
    for plan in plans {
      var stage = plan.makeStage(lane)
      try stage.process(batch)
    }
    problems = collector.problems.map(\.description)
    var outcome = Outcome(matches: batch.matches, ledger: lane.ledger.ledger)
    if var writer = makeWriter?(projection) {
      var chunk = SinkChunk(bytes: [], pieces: [])
      for match in batch.matches {
        let start = chunk.bytes.count
        writer.append(match, of: batch, to: &chunk.bytes)
        chunk.bytes.append(0x0A)
        chunk.alerts.append(AlertPlace(match: match, range: start..<chunk.bytes.count, isObject: true))
        chunk.pieces.append(SinkChunk.Piece(output: "", range: start..<chunk.bytes.count, documents: 1))
      }
      var edits: [AlertEdit] = []
      for case let plan as any OrderedStagePlan in plans {
        guard let stage = plan.makeOrderedStage(OrderedContext(projection: projection)) else { continue }
        for input in batch.orderedInputs where input.stage == plan.orderedStage {
          edits += try stage.edits(for: input.input)
          try stage.take(input.input, from: batch.blob, isLast: true)
        }
        try stage.end()
        while let alerts = try stage.nextAlerts() {
          for match in alerts.matches {
            var buffer: [UInt8] = []
            writer.append(match, of: alerts, to: &buffer)
            outcome.ordered.append(String(decoding: buffer, as: UTF8.self))
          }
        }
        outcome.ledger.add(stage.ledger)
      }
      if !edits.isEmpty { _ = chunk.apply(edits) }
      for piece in chunk.pieces {
        outcome.alerts.append(String(decoding: chunk.bytes[piece.range].dropLast(), as: UTF8.self))
      }
    }
    return outcome
  }

  private func hold(_ json: String) -> UnsafeRawBufferPointer {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: json.utf8.count, alignment: 16)
    bytes.copyBytes(from: json.utf8)
    memory.append(bytes)
    return UnsafeRawBufferPointer(bytes)
  }
}

/// An event of a user.
func event(_ name: String, by user: String, at time: String, id: String? = nil, more: String = "") -> String {
  let id = id ?? "\(name)-\(user)-\(time)"
  return #"{"eventTime":"\#(time)","eventSource":"iam.amazonaws.com","eventName":"\#(name)","eventID":"\#(id)","#
    + #""userIdentity":{"type":"IAMUser","userName":"\#(user)","accountId":"123456789012"}\#(more)}"#
}

/// A rule file.
func rule(
  _ id: String, _ query: String, type: String = "query", language: String = "kuery", more: String = ""
) -> String {
  """
  [metadata]
  creation_date = "2026/01/01"
  maturity = "production"

  [rule]
  author = ["Us"]
  description = "A \\"description\\"."
  false_positives = ["None known."]
  language = "\(language)"
  license = "MIT"
  name = "Rule \(id)"
  note = "Line one\\nline two"
  references = ["https://example.com/a"]
  risk_score = 47
  rule_id = "\(id)"
  severity = "medium"
  tags = ["Cloud", "Ours"]
  type = "\(type)"
  query = '''
  \(query)
  '''
  \(more)
  """
}

let threat = """
  [[rule.threat]]
  framework = "MITRE ATT&CK"
  [[rule.threat.technique]]
  id = "T1562"
  name = "Impair Defenses"
  reference = "https://attack.mitre.org/techniques/T1562/"
  [[rule.threat.technique.subtechnique]]
  id = "T1562.008"
  name = "Disable or Modify Cloud Logs"
  reference = "https://attack.mitre.org/techniques/T1562/008/"
  [rule.threat.tactic]
  id = "TA0005"
  name = "Defense Evasion"
  reference = "https://attack.mitre.org/tactics/TA0005/"
  """

let stopLogging = """
  {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","accountId":"123456789012","userName":"alice"},
   "eventTime":"2026-01-02T03:04:05Z","eventSource":"cloudtrail.amazonaws.com","eventName":"StopLogging",
   "awsRegion":"eu-west-1","sourceIPAddress":"192.0.2.7","requestParameters":{"name":"trail"},
   "eventID":"11111111-2222-3333-4444-555555555555","eventType":"AwsApiCall"}
  """
