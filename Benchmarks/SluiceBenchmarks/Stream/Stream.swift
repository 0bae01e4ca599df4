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

  /// How many alerts there have to be; nil where only a run before this one can tell.
  private let expectedAlerts: Int?

  /// - Parameters:
  ///   - folders: of rules; the shipped ones, if left out.
  ///   - expectedAlerts: of these rules.
  init(over data: TrailData, rules folders: [String]? = nil, expectedAlerts: Int? = nil) {
    self.data = data
    self.expectedAlerts = folders == nil ? data.planted : expectedAlerts
    objects = data.objects.map(gzip)
    let problems = ProblemCollector()
    var context = PlanContext(
      catalog: CloudTrailCatalog(), tags: TagTable(), problems: problems,
      eventWriter: { _, _ in { _ in RawEventWriter() } })
    let parser = ParsePlan(options: ParseOptions(), in: &context.projection)
    let route = RouteStage(ConfigSection(yaml: "", keys: RouteStage.keys, path: RouteStage.name, problems: problems))
    stages = [route.plan(&context), DetectStage(rules: folders ?? [Self.rules]).plan(&context)]
    // All stages' columns are filled, however far the stream goes: what a stage costs is what it does itself.
    plan = parser.with(context.projection.build())
    check("mistakes in the rules", problems.problems.filter { $0.severity == .error }.map(\.description), equals: [])
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
    guard last == .detect else { return }
    if let expectedAlerts { return check("alerts", ledger.alerts.total, equals: expectedAlerts) }
    let again = try await run(upTo: last, options)
    check("alerts by rule of a second run", again.alerts.counts, equals: ledger.alerts.counts)
  }
}
