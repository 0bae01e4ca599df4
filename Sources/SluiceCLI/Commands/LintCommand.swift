import ArgumentParser
import SluiceRuleAnalysis

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract:
      "Looks for mistakes in detection rules: names that don't exist, conditions that never hold, costly patterns.",
    discussion: """
      A comment `# sluice-lint: ignore CODE` in a rule's file suppresses a code there. \
      Exit status: 0; 1 when there is a finding of the level of --fail-on, or more.
      """)

  @Argument(
    help: ArgumentHelp(
      "Rules, and folders of rules; those that come with sluice, if left out.", valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @Option(help: "Show the findings as text, json or sarif (2.1.0, for code scanning).")
  var format: Format = .text

  @Option(help: "Show findings of this level, and more: info, warning or error.")
  var level: LintLevel = .info

  @Option(help: "The least level that makes the exit status 1.")
  var failOn: LintLevel = .error

  @Flag(help: "Show the codes of findings and what they mean.")
  var list = false

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, sarif }

  func run() throws {
    guard !list else {
      print(LintCode.list)
      return
    }
    let report = Linter.lint(paths: try ShippedRules.paths(or: paths))
    let shown = report.showing(level)
    switch format {
    case .text: print(Terminal.printableLines(shown.text))
    case .json: print(shown.json)
    case .sarif: print(shown.sarif(version: SluiceVersion.text))
    }
    if report.fails(at: failOn) { throw ExitStatus.usage }
  }
}

extension LintLevel: ExpressibleByArgument {}
