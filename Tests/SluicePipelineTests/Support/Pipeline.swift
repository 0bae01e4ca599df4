import SluiceConfig
import SluiceCore
import SluiceRuntime
import Synchronization

@testable import SluiceCLI

/// Pipeline files in the process of the test, as `sluice run` and `sluice validate` take them.
enum Pipeline {
  struct Outcome {
    let report: RunReport
    /// Objects that could not be read to their end, in order, each with the code of its error.
    let damage: [String]
    let ruleNames: [String: String]

    var ledger: Ledger { report.ledger }
  }

  /// The pipeline has mistakes.
  struct Mistakes: Error, CustomStringConvertible {
    let description: String
  }

  /// Plans a pipeline; nil when there is a mistake, which `problems` has.
  ///
  /// - Parameters:
  ///   - source: in the place of the one that the text names.
  ///   - before: the plan in whose place it comes.
  static func plan(
    _ text: String, file: String = "pipeline.yaml", directory: String, set: [String] = [],
    environment: [String: String] = [:], source: (any SourceComponent)? = nil, replacing before: PipelinePlan? = nil,
    problems: ProblemCollector
  ) throws -> PipelinePlan? {
    let overrides = try set.map { try ConfigOverride(parsing: $0) }
    guard
      var definition = PipelineDefinition.load(
        text: text, file: file, directory: directory, registry: BuiltInStages.registry, overrides: overrides,
        environment: environment, problems: problems)
    else { return nil }
    if let source { definition.source = source }
    return PipelinePlan(
      definition, plainWindows: BuiltInStages.plainWindows, replacing: before, problems: problems)
  }

  /// Runs a pipeline to its end.
  ///
  /// - Throws: `Mistakes`, or what ended the run.
  static func run(
    _ text: String, directory: String, set: [String] = [], environment: [String: String] = [:], lanes: Int = 2
  ) async throws -> Outcome {
    let problems = ProblemCollector()
    guard
      let plan = try plan(text, directory: directory, set: set, environment: environment, problems: problems)
    else { throw Mistakes(description: problems.problems.map(\.description).joined(separator: "\n")) }
    let damage = Damage()
    let run = try PipelineRun(plan, PipelineRun.Options(lanes: lanes) { damage.add("\($0): \($1.code)") })
    let report = try await run.run()
    return Outcome(report: report, damage: damage.found, ruleNames: plan.ruleNames)
  }

  private final class Damage: Sendable {
    private let origins = Mutex<[String]>([])

    func add(_ origin: String) { origins.withLock { $0.append(origin) } }
    var found: [String] { origins.withLock { $0 } }
  }
}
