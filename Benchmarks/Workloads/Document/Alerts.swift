import Foundation
import SluiceConfig
import SluiceCore
import SluiceDecompress
import SluiceDetect
import SluiceParse

/// Finding each record with a rule without conditions, and writing the alerts.
package struct Alerts: Sendable {
  package let data: TrailData
  private let plan: ParsePlan
  private let stage: any RecordStagePlan
  private let makeWriter: @Sendable (Projection) -> any AlertWriter

  package init(over data: TrailData) throws {
    self.data = data
    let folder = try TemporaryFolder()
    let rule = try folder.write("rule.toml", Self.rule.utf8)
    var planning = Planning()
    stage = withExtendedLifetime(folder) {
      DetectStage(rules: [rule], options: DetectionOptions()).plan(&planning.context)
    }
    guard let alertWriter = planning.context.alertWriter else { fatalError("detect writes no alerts") }
    makeWriter = alertWriter(.ecs, &planning.context)
    plan = planning.finish()
  }

  private static let rule = """
    [rule]
    rule_id = "9d2f0a4e-0d1b-4c06-8a86-6f3c7a5b1e20"
    name = "Any call"
    description = "Each call there is, to count what an alert takes."
    type = "query"
    language = "kuery"
    query = "event.provider: *"
    severity = "low"
    risk_score = 21
    author = ["Benchmarks"]
    references = ["https://example.com/calls"]
    tags = ["Domain: Cloud", "Data Source: AWS"]
    """

  /// - Returns: the bytes written.
  package func run() async throws -> Int {
    var count = 0
    try await write { count += $0.count }
    return count
  }

  /// Compares what the alerts say with what the generator meant.
  package func checkAlerts() async throws {
    var number = 0
    try await write { lines in
      for line in lines.split(separator: 0x0A) {
        guard let alert = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any],
          let event = alert["event"] as? [String: Any]
        else { return check("an alert is JSON with an event", false) }
        check("event.action", event["action"] as? String, equals: data.events[number].name)
        check("event.original", event["original"] is String)
        check("the rule", alert["kibana.alert.rule.name"] as? String, equals: "Any call")
        number += 1
      }
    }
    check("alerts", number, equals: data.events.count)
  }

  /// Calls `body` for each batch with its alerts, one a line.
  private func write(_ body: ([UInt8]) throws -> Void) async throws {
    var writer = makeWriter(plan.projection)
    var lines: [UInt8] = []
    let ledger = LaneLedger()
    let lane = LaneContext(projection: plan.projection, ledger: ledger)
    let stage = stage
    let batches = MemoryFeed(data.objects).blobs.plainWindows().parse(plan, lane: ledger)
      .through(all: { [stage.makeStage(lane)] })
    for try await batch in batches {
      lines.removeAll(keepingCapacity: true)
      for match in batch.matches {
        writer.append(match, of: batch, to: &lines)
        lines.append(0x0A)
      }
      try body(lines)
    }
  }
}
