import ArgumentParser
import SluiceConfig
import SluiceRuntime

struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Draws a pipeline: its stages, and what flows between them.",
    discussion: """
      Mermaid is drawn by GitHub, GitLab and many editors in a code block of that name; DOT is for Graphviz: \
      sluice graph FILE --format dot | dot -Tsvg > pipeline.svg
      """)

  @Argument(help: ArgumentHelp("The pipeline file (YAML).", valueName: "file"), completion: .pipelineFile)
  var file: String

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("Override a value of the file. May be repeated.", valueName: "key=value"))
  var overrides: [String] = []

  @Option(help: "The language of the drawing: mermaid or dot.")
  var format: Format = .mermaid

  enum Format: String, CaseIterable, ExpressibleByArgument { case mermaid, dot }

  func run() throws {
    let problems = ProblemCollector()
    let definition = try PipelineCommand.load(file, overrides, problems: problems)
    guard let definition,
      let plan = PipelinePlan(definition, plainWindows: BuiltInStages.plainWindows, problems: problems)
    else {
      for problem in problems.problems where problem.severity == .error {
        Terminal.error(Terminal.printable(problem.description))
      }
      throw ExitStatus.usage
    }
    let graph = PipelineGraph(definition, ruleCounts: plan.ruleCounts)
    switch format {
    case .mermaid: print(graph.mermaid, terminator: "")
    case .dot: print(graph.dot, terminator: "")
    }
  }
}
