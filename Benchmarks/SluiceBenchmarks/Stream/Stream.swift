import Foundation
import SluiceConfig
import SluiceCore
import SluiceDecompress
import SluiceDetect
import SluiceECS
import SluiceParse
import SluiceRoute

/// `decompress`, `parse`, `route` and `detect`, put together by hand, over gzip objects in memory.
struct Stream {
  enum Stage: String, CaseIterable {
    case decompress, parse, route, detect

    /// How many record stages run.
    fileprivate var recordStages: Int {
      switch self {
      case .decompress, .parse: 0
      case .route: 1
      case .detect: 2
      }
    }
  }

  let data: TrailData
  private let objects: [[UInt8]]
  private let plan: ParsePlan
  private let stages: [any RecordStagePlan]

  init(over data: TrailData) {
    self.data = data
    objects = data.objects.map(gzip)
    let problems = ProblemCollector()
    var context = PlanContext(
      catalog: CloudTrailCatalog(), tags: TagTable(), problems: problems,
      eventWriter: { _, _ in { _ in RawEventWriter() } })
    let parser = ParsePlan(options: ParseOptions(), in: &context.projection)
    let route = RouteStage(ConfigSection(yaml: "", keys: RouteStage.keys, path: RouteStage.name, problems: problems))
    stages = [route.plan(&context), DetectStage(rules: [Self.rules]).plan(&context)]
    // All stages' columns are filled, however far the stream goes: what a stage costs is what it does itself.
    plan = parser.with(context.projection.build())
    check("mistakes in the rules", problems.problems.map(\.description), equals: [])
  }

  /// The shipped rules, in the checkout that this was built from.
  private static var rules: String {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return root.appendingPathComponent("pipelines/rules").path
  }

  /// Runs to the end.
  ///
  /// - Returns: the lane's books, with the bytes alone where nothing is parsed.
  func run(upTo last: Stage, _ options: DecompressOptions) async throws -> Ledger {
    let lane = LaneLedger()
    let windows = MemoryFeed(objects).blobs.decompress(options)
    if last == .decompress {
      for try await window in windows { lane.ledger.outputBytes += window.count }
      return lane.ledger
    }
    let context = LaneContext(projection: plan.projection, ledger: lane)
    let stages = stages.prefix(last.recordStages)
    let batches = windows.parse(plan, lane: lane).through(all: { stages.map { $0.makeStage(context) } })
    for try await batch in batches { lane.ledger.recordsKept += batch.count }
    return lane.ledger
  }

  /// Compares the books with what was generated.
  func checkRun(upTo last: Stage, _ options: DecompressOptions) async throws {
    let ledger = try await run(upTo: last, options)
    check("bytes", ledger.outputBytes, equals: data.bytes)
    guard last != .decompress else { return }
    check("imbalances", ledger.imbalances, equals: [])
    check("records", ledger.recordsParsed, equals: data.events.count)
    if last.recordStages > 0 {
      let expected = Dictionary(data.events.map { ("cloud.aws.cloudtrail.\($0.kind.service)", 1) }, uniquingKeysWith: +)
      check("records by tag", ledger.recordsByTag.counts, equals: expected)
    }
    if last == .detect { check("alerts", ledger.alerts.total, equals: data.planted) }
  }
}
