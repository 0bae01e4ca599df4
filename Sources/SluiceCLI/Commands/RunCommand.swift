import ArgumentParser
import SluiceConfig

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs the pipeline that a file declares.")

  @Argument(help: ArgumentHelp("The pipeline file (YAML).", valueName: "file"))
  var file: String

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Override a value of the file, such as sinks.0.file.path=out.jsonl. May be repeated.", valueName: "key=value"))
  var overrides: [String] = []

  @OptionGroup var options: CommonOptions

  @concurrent func run() async throws {
    let problems = ProblemCollector()
    guard let definition = try PipelineCommand.load(file, overrides, problems: problems) else {
      PipelineCommand.show(problems, options.makeLogger())
      throw ExitStatus.usage
    }
    try await PipelineCommand.run(definition, options, isFromFile: true, problems: problems)
  }
}
