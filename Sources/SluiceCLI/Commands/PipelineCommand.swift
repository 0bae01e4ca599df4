import ArgumentParser
import Foundation
import Logging
import SluiceConfig
import SluiceCore
import SluiceEnrich
import SluiceMetrics
import SluiceRuntime
import SluiceSinks
import SluiceSources

/// What the commands that run a pipeline have in common.
enum PipelineCommand {
  /// Plans and runs a definition, and reports.
  ///
  /// - Throws: `ExitStatus`, when it has said why.
  static func run(
    _ definition: PipelineDefinition, _ options: CommonOptions, _ alerts: AlertOptions? = nil,
    _ filters: FilterOptions? = nil, isFromFile: Bool = false, problems: ProblemCollector
  ) async throws {
    let style = TerminalStyle(descriptor: 2)
    let isTerminal = isatty(2) == 1
    let metrics = try await startMetrics(definition, options)
    let tally = AlertTallySink(onAlert: metrics.map { counting(in: $0.run) })
    var planned = try alerts?.apply(to: definition) ?? definition
    if let filters { planned = filters.apply(to: planned) }
    let profile = alerts?.wantsProfile == true ? RunProfile() : nil
    if let profile { planned = profile.watching(planned) }
    if metrics != nil || alerts?.failOn != nil || alerts != nil && isTerminal && options.summary == .text {
      planned = planned.adding(tally)
    }
    let performed: (plan: PipelinePlan, report: RunReport)?
    do {
      performed = try await perform(
        planned, options, filters, isFromFile: isFromFile, profile: profile?.lanes, metrics: metrics, problems: problems
      )
      await metrics?.stop()
    } catch {
      await metrics?.stop()
      throw error
    }
    guard let (plan, report) = performed else {
      // `sluice detect … | head` has what it asked for.
      if let severity = alerts?.failOn?.severity, tally.tally.highest.map({ $0 >= severity }) == true {
        throw ExitStatus.found
      }
      return
    }
    if let profile { try alerts?.show(profile) }
    var ledger = LedgerReport(report: report, ruleNames: plan.ruleNames)
    switch options.summary {
    case .text:
      let summary = isTerminal ? AlertSummary(tally: tally.tally, style: style).lines : []
      ledger.listsRules = summary.isEmpty
      Terminal.error((summary + [ledger.text]).joined(separator: "\n"))
    case .json: Terminal.error(ledger.json)
    case .none: break
    }
    if alerts?.failOn?.isReached(by: report, rules: plan.alertRules) == true { throw ExitStatus.found }
    if report.isDamaged { throw ExitStatus.damaged }
  }

  private static func counting(in metrics: RunMetrics) -> @Sendable (AlertRule, EventTime?) -> Void {
    { metrics.alerted(severity: $0.severity.rawValue, eventTime: $1, now: .now) }
  }

  /// Serves metrics, where the pipeline's file says so. Before anything is opened: what is opened counts there.
  private static func startMetrics(
    _ definition: PipelineDefinition, _ options: CommonOptions
  ) async throws -> MetricsService? {
    guard let settings = definition.metrics else { return nil }
    let logger = options.makeLogger()
    do throws(MetricsServerError) {
      let service = try await MetricsService.start(settings)
      logger.info("metrics are served at http://\(settings.listen)/metrics")
      return service
    } catch {
      logger.error("\(error)")
      throw ExitStatus.failed
    }
  }

  /// Plans and runs a definition.
  ///
  /// - Returns: nil when the reader of standard output went away, and nobody else wants anything.
  /// - Throws: `ExitStatus`, when it has said why.
  static func perform(
    _ definition: PipelineDefinition, _ options: CommonOptions, _ filters: FilterOptions? = nil,
    isFromFile: Bool = false, profile: LaneProfile? = nil, metrics: MetricsService? = nil,
    problems: ProblemCollector
  ) async throws -> (plan: PipelinePlan, report: RunReport)? {
    let logger = options.makeLogger()
    let style = TerminalStyle(descriptor: 2)
    let plan = PipelinePlan(
      definition, plainWindows: BuiltInStages.plainWindows, choice: filters?.choice ?? RecordChoice(),
      warnsOfDeadLetters: isFromFile, problems: problems)
    show(problems, logger)
    guard var plan, !problems.hasErrors else { throw ExitStatus.usage }
    let progress = Progress()
    let display =
      style.isMovable && !options.hidesProgress
      ? ProgressDisplay(progress, total: { [plan] in plan.totalBytes }, style: style) : nil
    let report: RunReport
    do {
      defer { display?.end() }
      var settings = PipelineRun.Options(lanes: options.lanes, progress: progress, profile: profile) { origin, error in
        logger.warning("\(origin): \(error)", metadata: ["code": "\(error.code)"])
      }
      settings.onNotice = { logger.warning("\($0)") }
      settings.metrics = metrics?.run
      let run = try PipelineRun(plan, settings)
      metrics?.health.phase = .running
      let interruption = Interruption(run, logger, isResumable: definition.state != nil) {
        metrics?.health.phase = .stopping
      }
      defer { interruption.end() }
      let reloading = isFromFile && profile == nil ? reloading(run, plan, definition, filters, logger) : nil
      defer { reloading?.end() }
      report = try await run.run()
      plan = reloading?.plan ?? plan
    } catch let error as SinkError where error.isClosedPipe && definition.writesOnlyToStandardOutput {
      return nil
    } catch {
      metrics?.health.phase = .failed("\(error)")
      logger.error("\(error)")
      throw ExitStatus.failed
    }
    if report.isResumable { logger.notice("stopped; the same command goes on from here") }
    return (plan, report)
  }

  /// What reads the rules again while a run goes on.
  private static func reloading(
    _ run: PipelineRun, _ plan: PipelinePlan, _ definition: PipelineDefinition, _ filters: FilterOptions?,
    _ logger: Logger
  ) -> RuleReloading {
    let stages = definition.stages.compactMap { $0.component as? any RecordStageComponent }
    let choice = filters?.choice ?? RecordChoice()
    return RuleReloading(
      run, plan, watched: stages.flatMap { $0.watchedPaths(isLive: plan.isLive) }, logger
    ) { before, problems in
      PipelinePlan(
        definition, plainWindows: BuiltInStages.plainWindows, choice: choice, replacing: before,
        warnsOfDeadLetters: false, problems: problems)
    }
  }

  /// Prints mistakes and warnings, those of the pipeline's file among them.
  static func show(_ problems: ProblemCollector, _ logger: Logger) {
    for problem in problems.problems where problem.severity == .error || logger.logLevel <= .warning {
      Terminal.error(Terminal.printable(problem.description))
    }
  }

  /// Reads a pipeline file with the overrides of the command line.
  static func load(_ path: String, _ overrides: [String], problems: ProblemCollector) throws -> PipelineDefinition? {
    let parsed = try overrides.map { text in
      do { return try ConfigOverride(parsing: text) } catch { throw ValidationError("\(error)") }
    }
    let definition = PipelineDefinition.load(
      path: path, registry: BuiltInStages.registry, overrides: parsed, environment: ProcessInfo.processInfo.environment,
      problems: problems)
    guard let definition, let id = (definition.source as? SQSSource)?.collectorID else { return definition }
    return definition.adding(LabelStage(["collector_id": id]), for: "source.sqs.collector_id")
  }
}

extension AlertOptions {
  /// The pipeline with the format that was asked for.
  ///
  /// - Throws: `ValidationError` when it has no sink that the format is for.
  func apply(to definition: PipelineDefinition) throws -> PipelineDefinition {
    guard let sinkFormat else { return definition }
    guard definition.sinks.contains(where: { $0.component is StdoutSink }) else {
      throw ValidationError(
        "--format is for what goes to standard output, and \(definition.file) has no stdout sink; add one, or leave it out"
      )
    }
    return definition.mapSinks { component in
      guard var sink = component as? StdoutSink, !sink.takesDeadLetters else { return component }
      sink.format = sinkFormat
      return sink
    }
  }
}

extension PipelineDefinition {
  var writesOnlyToStandardOutput: Bool {
    sinks.allSatisfy { $0.component is StdoutSink || $0.component is AlertTallySink }
  }
}

extension EventTime {
  /// The wall clock.
  fileprivate static var now: EventTime {
    EventTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
  }
}
