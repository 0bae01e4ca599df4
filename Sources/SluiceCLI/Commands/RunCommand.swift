import ArgumentParser
import SluiceConfig

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs the pipeline that a file declares.")

  @Argument(help: ArgumentHelp("The pipeline file (YAML).", valueName: "file"), completion: .pipelineFile)
  var file: String

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Override a value of the file, such as sinks.0.file.path=out.jsonl. May be repeated.", valueName: "key=value"))
  var overrides: [String] = []

  @Option(
    name: .customLong("state"),
    help: ArgumentHelp(
      "Store what is known between runs in this file: a run that was stopped or killed goes on from there.",
      valueName: "path"), completion: .file())
  var statePath: String?

  @Option(
    help: ArgumentHelp(
      "Run nothing, but put what the file's source s3 would read on this queue, as S3's events, for other sluices to read.",
      valueName: "queue-url"))
  var enqueue: String?

  @OptionGroup var filters: FilterOptions

  @OptionGroup var chosen: RuleOptions

  @OptionGroup var alerts: AlertOptions

  @OptionGroup var options: CommonOptions

  @concurrent func run() async throws {
    if let enqueue { return try await Enqueue.run(file, overrides, filters, queueURL: enqueue) }
    var problems = ProblemCollector()
    var loaded = try PipelineCommand.load(file, overrides, problems: problems)
    if let definition = loaded {
      let choice = try chosen.overrides(of: definition)
      if !choice.isEmpty {
        // Read again, so that what was said of the keys that the command line replaces is said no more.
        problems = ProblemCollector()
        loaded = try PipelineCommand.load(file, overrides + choice, problems: problems)
      }
    }
    guard var definition = loaded else {
      PipelineCommand.show(problems, options.makeLogger())
      throw ExitStatus.usage
    }
    if let statePath {
      definition.state = StateSettings(
        path: statePath, interval: definition.state?.interval ?? StateSettings.defaultInterval)
    }
    try await PipelineCommand.run(definition, options, alerts, filters, isFromFile: true, problems: problems)
  }
}
