import ArgumentParser
import Foundation
import Logging
import SluiceConfig
import SluiceCore
import SluiceRuntime
import SluiceSinks

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
    let tally = AlertTallySink()
    var planned = try alerts?.apply(to: definition) ?? definition
    if let filters { planned = filters.apply(to: planned) }
    let profile = alerts?.wantsProfile == true ? RunProfile() : nil
    if let profile { planned = profile.watching(planned) }
    if alerts?.failOn != nil || alerts != nil && isTerminal && options.summary == .text {
      planned = planned.adding(tally)
    }
    guard
      let (plan, report) = try await perform(
        planned, options, filters, isFromFile: isFromFile, profile: profile?.lanes, problems: problems)
    else {
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

  /// Plans and runs a definition.
  ///
  /// - Returns: nil when the reader of standard output went away, and nobody else wants anything.
  /// - Throws: `ExitStatus`, when it has said why.
  static func perform(
    _ definition: PipelineDefinition, _ options: CommonOptions, _ filters: FilterOptions? = nil,
    isFromFile: Bool = false, profile: LaneProfile? = nil, problems: ProblemCollector
  ) async throws -> (plan: PipelinePlan, report: RunReport)? {
    let logger = options.makeLogger()
    let style = TerminalStyle(descriptor: 2)
    let plan = PipelinePlan(
      definition, plainWindows: BuiltInStages.plainWindows, choice: filters?.choice ?? RecordChoice(),
      warnsOfDeadLetters: isFromFile, problems: problems)
    show(problems, logger)
    guard let plan, !problems.hasErrors else { throw ExitStatus.usage }
    let progress = Progress()
    let display =
      style.isMovable && !options.hidesProgress
      ? ProgressDisplay(progress, total: plan.totalBytes, style: style) : nil
    let report: RunReport
    do {
      defer { display?.end() }
      var settings = PipelineRun.Options(lanes: options.lanes, progress: progress, profile: profile) { origin, error in
        logger.warning("\(origin): \(error)", metadata: ["code": "\(error.code)"])
      }
      settings.onNotice = { logger.warning("\($0)") }
      let run = try PipelineRun(plan, settings)
      let interruption = Interruption(run, logger, isResumable: definition.state != nil)
      defer { interruption.end() }
      report = try await run.run()
    } catch let error as SinkError where error.isClosedPipe && definition.writesOnlyToStandardOutput {
      return nil
    } catch {
      logger.error("\(error)")
      throw ExitStatus.failed
    }
    if report.isResumable { logger.notice("stopped; the same command goes on from here") }
    return (plan, report)
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
    return PipelineDefinition.load(
      path: path, registry: BuiltInStages.registry, overrides: parsed, environment: ProcessInfo.processInfo.environment,
      problems: problems)
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
