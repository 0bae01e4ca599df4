import ArgumentParser
import SluiceRuleAnalysis
import SluiceRules

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows what a rule asks for and how it is found, and for an event why it is an alert, or why not.",
    discussion: "Exit status: 0; 1 when there is no such rule or event.")

  @Option(
    help: ArgumentHelp("The rule: its file, its id or its name.", valueName: "rule"), completion: .file())
  var rule: String

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Where ids and names are looked for; the rules that come with sluice, if left out. May be repeated.",
      valueName: "path"),
    completion: .file())
  var rules: [String] = []

  @Argument(
    help: ArgumentHelp(
      "An event: a JSON file, FILE:N for the N-th event in it, or - for standard input.", valueName: "event"),
    completion: .file(extensions: ["json", "jsonl"]))
  var event: String?

  @Option(help: "Show it as text or json.")
  var format: Format = .text

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  func run() throws {
    do {
      // A rule that is a file needs no other rules.
      let paths = rules.isEmpty ? (try? ShippedRules.paths(or: [])) ?? [] : rules
      let (program, library) = try RuleSearch.find(rule, in: paths)
      let explanation = RuleExplanation(program, in: library)
      guard let event else {
        print(format == .json ? explanation.json : Terminal.printableLines(explanation.text))
        return
      }
      let verdict = EventExplanation(explanation, event: try EventInput(event))
      print(
        format == .json ? verdict.json : Terminal.printableLines("\(program.rule.name)\n\n\(verdict.text)"))
    } catch let error as RuleSearchError {
      Terminal.error("error: \(error)")
      throw ExitStatus.usage
    } catch let error as EventInputError {
      Terminal.error("error: \(error)")
      throw ExitStatus.usage
    }
  }
}
