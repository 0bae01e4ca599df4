import ArgumentParser
import Foundation
import Logging
import SluiceConfig
import SluiceCore
import SluiceRuntime

/// What the commands that run a pipeline have in common.
enum PipelineCommand {
  /// Plans and runs a definition, and reports.
  ///
  /// - Throws: `ExitStatus`, when it has said why.
  static func run(
    _ definition: PipelineDefinition, _ options: CommonOptions, isFromFile: Bool = false, problems: ProblemCollector
  ) async throws {
    let logger = options.makeLogger()
    let plan = PipelinePlan(
      definition, plainWindows: BuiltInStages.plainWindows, warnsOfDeadLetters: isFromFile, problems: problems)
    show(problems, logger)
    guard let plan, !problems.hasErrors else { throw ExitStatus.usage }
    let report: RunReport
    do {
      let run = try PipelineRun(
        plan,
        PipelineRun.Options(lanes: options.lanes) { origin, error in
          logger.warning("\(origin): \(error)", metadata: ["code": "\(error.code)"])
        })
      let interruption = Interruption(run, logger)
      defer { interruption.end() }
      report = try await run.run()
    } catch {
      logger.error("\(error)")
      throw ExitStatus.failed
    }
    let ledger = LedgerReport(report: report, ruleNames: plan.ruleNames)
    switch options.summary {
    case .text: Terminal.error(ledger.text)
    case .json: Terminal.error(ledger.json)
    case .none: break
    }
    if report.isDamaged { throw ExitStatus.damaged }
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
