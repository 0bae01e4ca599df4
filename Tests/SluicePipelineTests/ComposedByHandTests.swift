import Foundation
import SluiceConfig
import SluiceCore
import SluiceDecompress
import SluiceDetect
import SluiceParse
import SluiceRoute
import SluiceRuntime
import Testing

/// The stages as operators on asynchronous sequences, without a pipeline file and without the runtime.
@Suite struct ComposedByHandTests {
  @Test func operatorsGiveTheAlertsOfThePipelineFile() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Pipeline.run(
      """
      source: { file: { paths: \(Checkout.samples) } }
      stages: [ decompress, parse, route, { detect: { rules: \(Checkout.rules) } } ]
      sinks: [ { file: { from: alerts, path: alerts.jsonl } } ]
      """, directory: folder.path)
    let expected = try folder.lines("alerts.jsonl")

    let blobs = try MemoryBlobs.sequence(of: Checkout.sampleFiles.map { URL(fileURLWithPath: $0) })
    let problems = ProblemCollector()
    var context = PlanContext.empty(problems)
    let parse = ParseStage(options: ParseOptions())
    _ = parse.plan(&context)
    let plan = ParsePlan(options: parse.options, in: &context.projection)
    let route = RouteStage(section(RouteStage.self, problems)).plan(&context)
    let detect = DetectStage(rules: [Checkout.rules]).plan(&context)
    let writers = try #require(context.alertWriter)
    let makeWriter = writers(.ecs, &context)
    #expect(problems.problems.map(\.description) == [])

    let projection = context.projection.build()
    let ledger = LaneLedger()
    let lane = LaneContext(projection: projection, ledger: ledger)
    let tally = Tally()
    let batches =
      blobs.decompress()
      .parse(plan.with(projection), lane: ledger)
      .through(all: { [route.makeStage(lane)] })
      .through(all: { [detect.makeStage(lane)] })
      .through(TallyStage(tally: tally))
    var writer = makeWriter(projection)
    var alerts: [String] = []
    var ends = 0
    func write(_ batch: RecordBatch) {
      for match in batch.matches {
        var bytes: [UInt8] = []
        writer.append(match, of: batch, to: &bytes)
        alerts.append(String(decoding: bytes, as: UTF8.self))
      }
    }
    // The part that sees the lanes' candidates in the order of the source.
    let ordered = try #require(
      (detect as? any OrderedStagePlan)?.makeOrderedStage(OrderedContext(projection: projection)))
    for try await batch in batches {
      write(batch)
      for input in batch.orderedInputs { try ordered.take(input.input, from: batch.blob, isLast: batch.isLast) }
      while let batch = try ordered.nextAlerts() { write(batch) }
      if batch.isLast { ends += 1 }
    }
    try ordered.end()
    while let batch = try ordered.nextAlerts() { write(batch) }
    ledger.ledger.add(ordered.ledger)
    // Objects in memory have no times in their names, so alerts of rules with state come at other places.
    #expect(alerts.sorted() == expected.sorted())
    #expect(ends == 15)
    #expect(tally.records == 561)
    #expect(ledger.ledger.alerts == outcome.ledger.alerts)
    #expect(ledger.ledger.recordsByTag == outcome.ledger.recordsByTag)
    #expect(ledger.ledger.outputBytes == outcome.ledger.outputBytes)
  }

  private func section(_ component: any Component.Type, _ problems: ProblemCollector) -> ConfigSection {
    ConfigSection(yaml: "", keys: component.keys, path: component.name, problems: problems)
  }
}

/// Counts records: a stage of the test's own.
private struct TallyStage: RecordStage {
  static let name = "tally"
  let tally: Tally

  mutating func process(_ batch: RecordBatch) throws(StageError) {
    for record in 0..<batch.count where batch.isLive(record) { tally.records += 1 }
  }
}

private final class Tally {
  var records = 0
}
