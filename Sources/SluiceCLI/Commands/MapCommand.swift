import ArgumentParser
import SluiceConfig
import SluiceDecompress
import SluiceParse
import SluiceRoute
import SluiceSinks

struct MapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Prints the events of logs as ECS documents, or as they came, as JSON lines.")

  @OptionGroup var input: InputOptions

  @Flag(help: "Print the records as they came, one line each.")
  var raw = false

  @OptionGroup var filters: FilterOptions

  @OptionGroup var options: CommonOptions

  @concurrent func run() async throws {
    let problems = ProblemCollector()
    let definition = PipelineDefinition(
      name: "map", source: input.source,
      stages: [
        DecompressStage(.standard(DecompressStage.self, problems)), ParseStage(.standard(ParseStage.self, problems)),
      ],
      sinks: [
        StdoutSink(.standard(StdoutSink.self, problems, yaml: "{ from: events, format: \(raw ? "raw" : "jsonl") }"))
      ])
    try await PipelineCommand.run(definition, options, nil, filters, problems: problems)
  }
}
