import SluiceConfig
import SluiceCore
import SluiceDecompress
import SluiceDetect
import SluiceParse

/// Rules with state, from the events that lanes found for them to their alerts.
package struct Correlation: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// As many groups as there are calls, a few dozen.
    case newTermsFew = "new terms, few"
    /// A group for each event.
    case newTermsMany = "new terms, many"
    case thresholdFew = "threshold, few"
    case thresholdMany = "threshold, many"
    /// Pairs of calls that come now and then.
    case sequenceFew = "sequence, few"
    /// Each event begins a sequence that waits.
    case sequenceMany = "sequence, many"
    /// An aggregation with a row, and a group, for each event.
    case esqlMany = "ES|QL, many"
  }

  /// What a lane left of a batch.
  private struct Left: Sendable {
    let blob: Blob
    let isLast: Bool
    let inputs: [OrderedInput]
  }

  package let size: WorkSize
  private let kind: Kind
  private let data: TrailData
  private let stage: any OrderedStagePlan
  private let projection: Projection
  private let leave: @Sendable () async throws -> [Left]
  private let left: [Left]

  package init(_ kind: Kind, over data: TrailData) async throws {
    try await self.init(kind, over: data, isSilent: kind.isSilent)
  }

  private init(_ kind: Kind, over data: TrailData, isSilent: Bool) async throws {
    self.kind = kind
    self.data = data
    size = WorkSize(records: data.events.count)
    var options = DetectionOptions()
    options.isLearningSilent = isSilent
    let folder = try TemporaryFolder()
    let rule = try folder.write("rule.toml", kind.toml.utf8)
    var planning = Planning()
    let planned = withExtendedLifetime(folder) { DetectStage(rules: [rule], options: options).plan(&planning.context) }
    let plan = planning.finish()
    guard let ordered = planned as? any OrderedStagePlan else { fatalError("detect has no ordered part") }
    stage = ordered
    projection = plan.projection
    let leave: @Sendable () async throws -> [Left] = { [projection] in
      let ledger = LaneLedger()
      let lane = LaneContext(projection: projection, ledger: ledger)
      var left: [Left] = []
      let batches = MemoryFeed(data.objects).blobs.plainWindows().parse(plan, lane: ledger)
        .through(all: { [planned.makeStage(lane)] })
      for try await batch in batches {
        left.append(Left(blob: batch.blob, isLast: batch.isLast, inputs: batch.orderedInputs))
      }
      return left
    }
    self.leave = leave
    left = try await leave()
  }

  /// The part of the lanes: parses the records, and takes those that the rule looks at out of their batches.
  ///
  /// - Returns: the number of batches.
  package func runLane() async throws -> Int { try await leave().count }

  /// Begins anew and takes all events.
  ///
  /// - Returns: the number of alerts.
  package func run() throws -> Int {
    guard let stage = stage.makeOrderedStage(OrderedContext(projection: projection)) else {
      fatalError("the rule has no state")
    }
    var alerts = 0
    for left in left {
      for input in left.inputs { try stage.take(input.input, from: left.blob, isLast: left.isLast) }
      while let batch = try stage.nextAlerts() { alerts += batch.matches.count }
    }
    try stage.end()
    while let batch = try stage.nextAlerts() { alerts += batch.matches.count }
    return alerts
  }

  /// Compares the alerts with a plain evaluation over what was generated.
  package func checkAlerts() async throws {
    let expected = kind.expectedAlerts(data)
    guard kind.isSilent else { return check("alerts", try run(), equals: expected) }
    check("alerts that are held back", try run(), equals: 0)
    let speaking = try await Correlation(kind, over: data, isSilent: false)
    check("alerts, not held back", try speaking.run(), equals: expected)
  }
}
