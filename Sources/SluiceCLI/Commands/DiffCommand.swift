import ArgumentParser
import SluiceConfig
import SluiceDecompress
import SluiceDetect
import SluiceParse
import SluiceRoute
import SluiceRules
import SluiceRuntime
import SluiceSinks

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says which alerts a change of rules adds and removes over past logs.",
    discussion: """
      Both sets of rules run in one pass over the logs. Alerts are compared by their ids (kibana.alert.uuid), which come \
      from the rule's id and from what fired it: an event, or a group and its window. A rule with another id is another \
      rule. Where duplicate records raise an alert again, it counts once. Memory grows with the number of different \
      alerts, by some 50 bytes each.

      Exit status: 0, whatever was found; with --fail-on-change 4 when an alert was added or removed; 2 when some input \
      was damaged.
      """)

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("The rules as they were: a file or folder. May be repeated.", valueName: "path"),
    completion: .file())
  var old: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("The rules as they would be. May be repeated.", valueName: "path"), completion: .file())
  var new: [String] = []

  @OptionGroup var input: InputOptions

  @OptionGroup var filters: FilterOptions

  @OptionGroup var chosen: RuleOptions

  @Option(help: "Print the differences as text or json.")
  var format: Format = .text

  @Option(help: ArgumentHelp("Show so many added and removed alerts of each rule.", valueName: "n"))
  var examples: Int = 3

  @Flag(help: "Compare the alerts of building block rules and of the parts of sequences, too.")
  var buildingBlocks = false

  @Flag(help: "End with status 4 when an alert was added or removed.")
  var failOnChange = false

  @OptionGroup var options: CommonOptions

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  func validate() throws {
    guard !old.isEmpty, !new.isEmpty else { throw ValidationError("name both sets of rules, with --old and --new") }
    guard (0...1_000).contains(examples) else { throw ValidationError("--examples has to be from 0 to 1000") }
  }

  @concurrent func run() async throws {
    let problems = ProblemCollector()
    let sink = AlertComparisonSink(exampleLimit: examples)
    let definition = PipelineDefinition(
      name: "diff", source: input.source,
      stages: [
        DecompressStage(.standard(DecompressStage.self, problems)), ParseStage(.standard(ParseStage.self, problems)),
        RouteStage(.standard(RouteStage.self, problems)), detection(old), detection(new),
      ],
      sinks: [sink])
    guard
      let (_, report) = try await PipelineCommand.perform(
        filters.apply(to: definition), options, filters, problems: problems)
    else { return }
    let comparison = RuleComparison(
      sink, old: RuleLibrary.load(paths: old), new: RuleLibrary.load(paths: new))
    switch format {
    case .text: print(ComparisonText(comparison, style: TerminalStyle(descriptor: 1)).text)
    case .json: print(comparison.json)
    }
    var ledger = LedgerReport(report: report)
    ledger.showsAlerts = false
    switch options.summary {
    case .text: Terminal.error(ledger.text)
    case .json: Terminal.error(ledger.json)
    case .none: break
    }
    if failOnChange, comparison.hasDifference { throw ExitStatus.found }
    if report.isDamaged { throw ExitStatus.damaged }
  }

  private func detection(_ rules: [String]) -> DetectStage {
    var detection = DetectionOptions()
    detection.showsBuildingBlocks = buildingBlocks
    // A limit says which alerts are marked, not which there are.
    detection.signals = .off
    return DetectStage(rules: rules, options: detection, selection: chosen.selection)
  }
}
