import Foundation
import SluiceConfig
import SluiceCore
import SluiceDecompress
import SluiceDetect
import SluiceParse
import SluiceRoute
import SluiceRuntime
import SluiceSinks
import SluiceSources

/// One run of rules over logs, from reading the rules to the last rendered alert, and what it took.
struct BenchRun: Sendable {
  /// What has to be equal in all runs.
  struct Answer: Equatable, Sendable {
    let alerts: DigestSink.Digest
    let alertsByRule: [String: Int]
    let records: Int
    let malformed: Int
    let objects: [String: Int]
  }

  let answer: Answer
  let report: RunReport
  /// To read the rules, find the objects and compile all of it.
  let loading: Duration
  /// Of the processor, by all threads, without the loading.
  let processor: Duration
  let stages: [LaneProfile.Part]
  let rules: Int

  /// Runs once.
  ///
  /// - Parameters:
  ///   - rulePaths: files and folders of rules.
  ///   - profile: counts what each rule costs, which takes time of its own.
  /// - Returns: nil when there is a mistake in the rules or the paths; `problems` has it.
  /// - Throws: `SinkError`, `StageError` or `BlobError` when the run can't go on.
  @concurrent static func perform(
    rules rulePaths: [String], selection: RuleSelection, source: any SourceComponent, lanes: Int,
    profile: RunProfile? = nil,
    problems: ProblemCollector
  ) async throws -> BenchRun? {
    let clock = ContinuousClock()
    let started = clock.now
    let sink = DigestSink(.standard(DigestSink.self, problems))
    var definition = PipelineDefinition(
      name: "bench", source: source,
      stages: [
        DecompressStage(.standard(DecompressStage.self, problems)), ParseStage(.standard(ParseStage.self, problems)),
        RouteStage(.standard(RouteStage.self, problems)), DetectStage(rules: rulePaths, selection: selection),
      ],
      sinks: [sink])
    if let profile { definition = profile.watching(definition) }
    let plan = PipelinePlan(
      definition, plainWindows: BuiltInStages.plainWindows, warnsOfDeadLetters: false, problems: problems)
    guard let plan, !problems.hasErrors else { return nil }
    let loading = clock.now - started

    let stages = profile?.lanes ?? LaneProfile()
    let processor = ProcessorClock.now
    let report = try await PipelineRun(plan, PipelineRun.Options(lanes: lanes, profile: stages)).run()
    let ledger = report.ledger
    return BenchRun(
      answer: Answer(
        alerts: sink.digest, alertsByRule: ledger.alerts.counts, records: ledger.recordsParsed,
        malformed: ledger.recordsMalformed, objects: ledger.objects.counts),
      report: report, loading: loading, processor: ProcessorClock.now - processor, stages: stages.parts,
      rules: plan.ruleNames.count)
  }

  var seconds: Double { report.duration.seconds }
  /// 10⁶ decompressed bytes per second.
  var megabytesPerSecond: Double { seconds > 0 ? Double(report.ledger.outputBytes) / seconds / 1e6 : 0 }
  var eventsPerSecond: Double { seconds > 0 ? Double(report.ledger.recordsParsed) / seconds : 0 }
}
