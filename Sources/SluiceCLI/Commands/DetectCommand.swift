import ArgumentParser
import Foundation
import SluiceConfig
import SluiceDecompress
import SluiceDetect
import SluiceParse
import SluiceRoute
import SluiceSinks

struct DetectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect",
    abstract: "Runs detection rules over logs, without a pipeline file, and prints the alerts.",
    discussion: """
      Without --rules, the rules that come with sluice are run: those in SLUICE_RULES, in share/sluice/rules beside the \
      binary's folder, or in pipelines/rules of the checkout that the binary is in.
      """)

  @OptionGroup var input: InputOptions

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("A file or folder of Elastic detection rules (*.toml). May be repeated.", valueName: "path"),
    completion: .file())
  var rules: [String] = []

  @OptionGroup var filters: FilterOptions

  @OptionGroup var chosen: RuleOptions

  @OptionGroup var alerts: AlertOptions

  @OptionGroup var options: CommonOptions

  @concurrent func run() async throws {
    let problems = ProblemCollector()
    guard let rules = self.rules.isEmpty ? ShippedRules.folder().map({ [$0] }) : self.rules else {
      let tried = ShippedRules.candidates(
        executable: ShippedRules.executable, environment: ProcessInfo.processInfo.environment)
      Terminal.error(
        "error: the rules that come with sluice were not found; name some with --rules, or their folder in SLUICE_RULES "
          + "(looked in \(tried.joined(separator: ", ")))")
      throw ExitStatus.usage
    }
    let definition = PipelineDefinition(
      name: "detect", source: input.source,
      stages: [
        DecompressStage(.standard(DecompressStage.self, problems)), ParseStage(.standard(ParseStage.self, problems)),
        RouteStage(.standard(RouteStage.self, problems)),
        DetectStage(rules: rules, selection: chosen.selection),
      ],
      sinks: [StdoutSink(.standard(StdoutSink.self, problems))])
    try await PipelineCommand.run(definition, options, alerts, filters, problems: problems)
  }
}

extension ConfigSection {
  /// The section of a component with nothing but its defaults, or with `yaml`.
  static func standard(
    _ component: any Component.Type, _ problems: ProblemCollector, yaml: String = ""
  ) -> ConfigSection {
    ConfigSection(yaml: yaml, keys: component.keys, path: component.name, file: component.name, problems: problems)
  }
}
