import ArgumentParser
import SluiceConfig
import SluiceRuntime
import SluiceSources

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tries what a pipeline needs, without consuming anything: rules, credentials, queue, bucket, sinks.",
    discussion: """
      For each need, what is there and what is missing, and the least IAM policy that would do. No message is received \
      and none is sent; of an object the head is asked for, and its last byte. \
      Exit status: 0 when nothing is missing; 1 when the file has a mistake; 3 when something is missing.
      """)

  @Argument(help: ArgumentHelp("The pipeline file (YAML).", valueName: "file"), completion: .pipelineFile)
  var file: String

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("Override a value of the file. May be repeated.", valueName: "key=value"))
  var overrides: [String] = []

  @Option(
    help: ArgumentHelp(
      "An object to try reading with, for a queue: which ones it tells of is not known before.",
      valueName: "s3://bucket/key"))
  var object: String?

  @Option(help: "Show the result as text or json.")
  var format: Format = .text

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  func validate() throws {
    if let object, S3Place(url: object)?.prefix.isEmpty != false {
      throw ValidationError("--object takes s3://bucket/key, and '\(object)' is none")
    }
  }

  @concurrent func run() async throws {
    let problems = ProblemCollector()
    guard let definition = try PipelineCommand.load(file, overrides, problems: problems) else {
      for problem in problems.problems { Terminal.error(Terminal.printable(problem.description)) }
      throw ExitStatus.usage
    }
    let report = await Self.report(definition, object: object.flatMap(S3Place.init(url:)), problems)
    for problem in problems.problems { Terminal.error(Terminal.printable(problem.description)) }
    print(format == .json ? report.json : Terminal.printableLines(report.text))
    if problems.hasErrors { throw ExitStatus.usage }
    if !report.isComplete { throw ExitStatus.failed }
  }

  /// Tries all of it.
  static func report(
    _ definition: PipelineDefinition, object: S3Place?, _ problems: ProblemCollector
  ) async -> CheckReport {
    var report = CheckReport()
    let plan = PipelinePlan(definition, plainWindows: BuiltInStages.plainWindows, problems: problems)
    if let plan, !problems.hasErrors {
      let rules = plan.ruleCounts.reduce(0, +)
      report.items.append(
        CheckItem("pipeline", .ok, definition.file + (rules > 0 ? ", \(Quantity.counted(rules, "rule")) loaded" : "")))
    } else {
      let errors = problems.problems.count { $0.severity == .error }
      report.items.append(
        CheckItem(
          "pipeline", .missing, "\(definition.file) has \(Quantity.counted(errors, "mistake"))",
          remedy: "see above, or sluice validate"))
    }
    var needs: [PolicyNeed] = []
    var baseNeeds: [PolicyNeed] = []
    var partition = "aws"
    for use in AWSUse.all(of: definition) {
      var check = AWSCheck(use, object: object)
      await check.run()
      report.items += check.items
      needs += check.needs
      baseNeeds += check.baseNeeds
      partition = check.partition
    }
    report.items += OutputCheck.items(of: definition)
    report.policy = PolicyDocument(needs, partition: partition)
    report.basePolicy = PolicyDocument(baseNeeds, partition: partition)
    return report
  }
}
