import Foundation
import SluiceConfig
package import SluiceCore
package import SluiceDecompress
import SluiceDetect
import SluiceParse
import SluiceRoute

/// `decompress`, `parse`, `route` and `detect`, put together by hand, over gzip objects in memory.
package struct DetectionStream: Sendable {
  package enum Stage: String, CaseIterable {
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

  package let data: TrailData
  private let objects: [[UInt8]]
  private let plan: ParsePlan
  private let stages: [any RecordStagePlan]

  /// How many alerts there have to be; nil where only a run before this one can tell.
  private let expectedAlerts: Int?

  /// - Parameters:
  ///   - folders: of rules; the shipped ones, if left out.
  ///   - expectedAlerts: of these rules.
  package init(over data: TrailData, rules folders: [String]? = nil, expectedAlerts: Int? = nil) {
    self.data = data
    // Some of the shipped rules look for what only the usual records have.
    self.expectedAlerts = folders == nil && data.shape == .usual ? data.planted : expectedAlerts
    objects = data.objects.map { gzip($0) }
    var planning = Planning()
    let route = RouteStage(planning.section("", RouteStage.self))
    let detect = DetectStage(rules: folders ?? [Self.rules])
    stages = [route.plan(&planning.context), detect.plan(&planning.context)]
    // All stages' columns are filled, however far the stream goes: what a stage costs is what it does itself.
    plan = planning.finish()
  }

  /// With so many made-up rules, one of which holds for about one record of a hundred, read from files as a user gives
  /// them.
  package static func withRules(_ count: Int, over data: TrailData) throws -> DetectionStream {
    let rules = PlainRule.generated(count, hits: .one)
    let folder = try TemporaryFolder.holding(rules)
    let expected = data.events.reduce(0) { $0 + (rules[0].holds(for: $1) ? 1 : 0) }
    return withExtendedLifetime(folder) { DetectionStream(over: data, rules: [folder.path], expectedAlerts: expected) }
  }

  /// The shipped rules, in the checkout that this was built from.
  private static var rules: String {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return root.appendingPathComponent("pipelines/rules").path
  }

  /// Runs to the end.
  ///
  /// - Parameter lanes: how many run side by side, an object each.
  /// - Returns: the lanes' books, with the bytes alone where nothing is parsed.
  package func run(upTo last: Stage, _ options: DecompressOptions, lanes: Int = 1) async throws -> Ledger {
    let feed = MemoryFeed(objects)
    if lanes == 1 { return try await runLane(feed, upTo: last, options) }
    return try await withThrowingTaskGroup(of: Ledger.self) { group in
      for _ in 0..<lanes { group.addTask { try await runLane(feed, upTo: last, options) } }
      return try await group.reduce(into: Ledger()) { $0.add($1) }
    }
  }

  private func runLane(_ feed: MemoryFeed, upTo last: Stage, _ options: DecompressOptions) async throws -> Ledger {
    let lane = LaneLedger()
    let windows = feed.blobs.decompress(options)
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
  package func checkRun(upTo last: Stage, _ options: DecompressOptions, lanes: Int = 1) async throws {
    let ledger = try await run(upTo: last, options, lanes: lanes)
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
    let again = try await run(upTo: last, options, lanes: lanes)
    check("alerts by rule of a second run", again.alerts.counts, equals: ledger.alerts.counts)
  }
}
