import SluiceConfig
import SluiceCore

// Components that read every kind of key and do nothing.

enum Stream: String, CaseIterable, Sendable { case alerts, events, deadLetters = "dead_letters" }

struct FilesSource: SourceComponent {
  static let name = "files"
  static let summary = "Files and folders."
  static let paths = ConfigKey.paths("paths", required: true, "What to read.")
  static let after = ConfigKey.optionalTime("after", "Leaves out what is older.")
  static let keys: [any ConfigKeyDeclaration] = [paths, after]
  let paths: [ConfigPath]
  let after: EventTime?
  var timeRange: TimeRange? { after.map { TimeRange(after: $0) } }

  init(_ section: ConfigSection) {
    paths = section.value(Self.paths)
    after = section.value(Self.after)
  }

  func plan(_: inout PlanContext) -> any SourcePlan { NoSourcePlan() }
}

struct StdinSource: SourceComponent {
  static let name = "stdin"
  static let summary = "Standard input."
  static let keys: [any ConfigKeyDeclaration] = []
  var timeRange: TimeRange? { nil }
  init(_: ConfigSection) {}
  func plan(_: inout PlanContext) -> any SourcePlan { NoSourcePlan() }
}

struct DecompressStage: DecompressComponent {
  static let name = "decompress"
  static let summary = "Inflates."
  static let keys: [any ConfigKeyDeclaration] = []
  init(_: ConfigSection) {}
  func windows(of _: BlobSequence) -> any AsyncSequence<ByteWindow, any Error> {
    AsyncThrowingStream<ByteWindow, any Error> { $0.finish() }
  }
}

struct ParseStage: ParseComponent {
  static let name = "parse"
  static let summary = "Cuts records."
  static let format = ConfigKey.string("format", default: "cloudtrail", "What the records are.")
  static let limit = ConfigKey.integer("limit", default: 8, in: 1...64, "A number.")
  static let keys: [any ConfigKeyDeclaration] = [format, limit]
  let format: String
  let limit: Int
  init(_ section: ConfigSection) {
    format = section.value(Self.format)
    limit = section.value(Self.limit)
  }
  func plan(_: inout PlanContext) -> any ParseStagePlan { NoBatches() }
}

private struct NoBatches: ParseStagePlan {
  func batches(
    of _: any AsyncSequence<ByteWindow, any Error>, _: LaneContext
  ) -> any AsyncSequence<RecordBatch, any Error> {
    AsyncThrowingStream<RecordBatch, any Error> { $0.finish() }
  }
}

struct DetectStage: RecordStageComponent {
  static let name = "detect"
  static let summary = "Runs rules."
  static let rules = ConfigKey.paths("rules", required: true, "Rule files and folders.")
  static let emit = ConfigKey.string("emit", default: "final", "When.")
  static let keys: [any ConfigKeyDeclaration] = [rules, emit]
  let rules: [ConfigPath]
  init(_ section: ConfigSection) {
    rules = section.value(Self.rules)
    _ = section.value(Self.emit)
  }
  func plan(_: inout PlanContext) -> any RecordStagePlan { PassingPlan() }
}

struct StdoutSink: SinkComponent {
  static let name = "stdout"
  static let summary = "Standard output."
  static let from = ConfigKey.enumeration("from", Stream.self, default: .alerts, "What to write.")
  static let keys: [any ConfigKeyDeclaration] = [from]
  let from: Stream
  var takesDeadLetters: Bool { from == .deadLetters }
  init(_ section: ConfigSection) { from = section.value(Self.from) }
  func plan(_: inout PlanContext, label: String) -> any SinkPlan { ClosedSinkPlan(label: label) }
}

struct FileSink: SinkComponent {
  static let name = "file"
  static let summary = "A file."
  static let path = ConfigKey.path("path", required: true, "Where to write.")
  static let from = ConfigKey.enumeration("from", Stream.self, default: .alerts, "What to write.")
  static let gzip = ConfigKey.boolean("gzip", default: false, "Whether to compress.")
  static let filter = ConfigKey.optionalFilter("filter", "Which records.")
  static let keys: [any ConfigKeyDeclaration] = [path, from, gzip, filter]
  let path: ConfigPath
  let from: Stream
  let gzip: Bool
  let filter: ConfigText?
  var takesDeadLetters: Bool { from == .deadLetters }
  init(_ section: ConfigSection) {
    path = section.value(Self.path)
    from = section.value(Self.from)
    gzip = section.value(Self.gzip)
    filter = section.value(Self.filter)
  }
  func plan(_: inout PlanContext, label: String) -> any SinkPlan { ClosedSinkPlan(label: label) }
}

private struct NoSourcePlan: SourcePlan {
  func open() throws(BlobError) -> any BlobFeed { EmptyFeed() }
}

private final class EmptyFeed: BlobFeed {
  func next() async throws(BlobError) -> Blob? { nil }
  var skipped: Counter<String> { Counter() }
}

private struct PassingPlan: RecordStagePlan {
  struct Stage: RecordStage {
    static let name = "pass"
    mutating func process(_: RecordBatch) {}
  }
  func makeStage(_: LaneContext) -> any RecordStage { Stage() }
}

private struct ClosedSinkPlan: SinkPlan {
  let label: String
  func open(_: Projection) throws(SinkError) -> any Sink {
    throw SinkError(sink: label, message: "closed")
  }
}

extension ComponentRegistry {
  static let fixture = ComponentRegistry(
    sources: [FilesSource.self, StdinSource.self],
    stages: [DecompressStage.self, ParseStage.self, DetectStage.self], sinks: [StdoutSink.self, FileSink.self])
}

/// What loading a pipeline text gives.
struct Loaded {
  let definition: PipelineDefinition?
  let problems: [String]

  init(_ text: String, set: [String] = [], environment: [String: String] = [:]) throws {
    let collector = ProblemCollector()
    let overrides = try set.map { text throws in try ConfigOverride(parsing: text) }
    definition = PipelineDefinition.load(
      text: text, file: "p.yaml", directory: "/etc/sluice", registry: .fixture, overrides: overrides,
      environment: environment, problems: collector)
    problems = collector.problems.map(\.description)
  }

  var fileSink: FileSink? { definition?.sinks.compactMap { $0.component as? FileSink }.first }
  var parse: ParseStage? { definition?.stages.compactMap { $0.component as? ParseStage }.first }
}
