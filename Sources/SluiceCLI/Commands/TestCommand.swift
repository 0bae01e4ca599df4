import ArgumentParser
import Foundation
import SluiceConfig
import SluiceRuleTesting

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs the tests of detection rules.",
    discussion: """
      The tests of NAME.toml are in NAME.test.yaml beside it: events, and whether the rule shall match them. \
      Exit status: 0 when all tests pass; 1 when one fails, a file has a mistake, or a rule has too few tests.
      """)

  @Argument(help: ArgumentHelp("Rules, files of tests, and folders of both.", valueName: "path"), completion: .file())
  var paths: [String]

  @Option(help: ArgumentHelp("Tests that every rule must have.", valueName: "n"))
  var minimum: Int = 0

  @Option(
    help: ArgumentHelp("Write the results as JUnit XML, too.", valueName: "file"),
    completion: .file(extensions: ["xml"]))
  var junit: String?

  func run() throws {
    let problems = ProblemCollector()
    let run = RuleTestRun(paths: paths, minimum: minimum, problems: problems)
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
