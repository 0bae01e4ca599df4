import ArgumentParser
import Foundation
import SluiceConfig
import SluiceRuleTesting
import SluiceRules

struct TestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs the tests of detection rules.",
    discussion: """
      The tests of NAME.toml (or NAME.yml) are in NAME.test.yaml beside it: events, or series of events with their times, \
      and what the rule shall make of them. A file of tests with the key `corpus` counts the alerts of rules on logs. \
      Exit status: 0 when all tests pass; 1 when one fails, a file has a mistake, or a rule has too few tests.
      """)

  @Argument(help: ArgumentHelp("Rules, files of tests, and folders of both.", valueName: "path"), completion: .file())
  var paths: [String]

  @Option(help: ArgumentHelp("Tests that every rule must have.", valueName: "n"))
  var minimum: Int = 0

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Rules that tests name by their ids: files and folders. May be repeated.", valueName: "path"),
    completion: .file())
  var rules: [String] = []

  @Option(
    help: ArgumentHelp("Write the results as JUnit XML, too.", valueName: "file"),
    completion: .file(extensions: ["xml"]))
  var junit: String?

  @concurrent func run() async throws {
    let problems = ProblemCollector()
    let run = await RuleTestRun(
      paths: paths, minimum: minimum, shelf: rules.isEmpty ? RuleLibrary() : RuleLibrary.load(paths: rules),
      environment: ProcessInfo.processInfo.environment, problems: problems)
    for result in run.failures {
      print(
        Terminal.printableLines(
          "\(result.file):\(result.line): \(result.rule): \(result.name)\n  \(result.failure ?? "")\n"))
    }
    for problem in problems.problems { print(Terminal.printable(problem.description)) }
    let passed = run.results.count - run.failures.count
    print("\(passed) passed, \(run.failures.count) failed, of \(run.ruleCount) rule\(run.ruleCount == 1 ? "" : "s")")
    if let junit {
      do {
        try Data(JUnitReport(run).text.utf8).write(to: URL(fileURLWithPath: junit))
      } catch {
        throw ValidationError("can't write \(junit): \(error.localizedDescription)")
      }
    }
    if !run.failures.isEmpty || problems.hasErrors { throw ExitStatus.usage }
  }
}
