import Foundation
package import SluiceConfig
import SluiceCore
package import SluiceRules

/// The tests of files and folders, run.
package struct RuleTestRun: Sendable {
  package struct Result: Sendable {
    package let file: String
    package let line: Int
    package let rule: String
    package let name: String
    /// Nil when the test passed; else what was expected, and what the rule's tests saw.
    package let failure: String?
  }

  package private(set) var results: [Result] = []
  /// Number of rules that were found, with tests or without.
  package private(set) var ruleCount = 0

  package var failures: [Result] { results.filter { $0.failure != nil } }

  /// Runs the tests of `paths`: test files, rules (with the tests beside them), and folders of both at any depth.
  ///
  /// - Parameters:
  ///   - minimum: tests that every rule must have.
  ///   - shelf: rules that tests may name by their ids.
  ///   - environment: for `${VAR}` in corpus tests.
  ///   - problems: takes what can't be read, rules with mistakes, and rules with too few tests.
  package init(
    paths: [String], minimum: Int, shelf: RuleLibrary = RuleLibrary(), environment: [String: String] = [:],
    problems: ProblemCollector
  ) async {
    let found = RuleTestPaths(paths, problems: problems)
    var rules = Dictionary(found.rules.map { (RuleTestPaths.normal($0), $0) }) { first, _ in first }
    var counts: [String: Int] = [:]
    for path in found.tests {
      switch TestFile(path: path, environment: environment, problems: problems) {
      case .rule(let file):
        let tested = TestedRules(file, shelf: shelf)
        let key = RuleTestPaths.normal(tested.path)
        counts[key, default: 0] += file.tests.count
        if rules[key] == nil { rules[key] = tested.path }
        run(file, tested, problems)
      case .corpus(let file): await run(file, problems)
      case nil: continue
      }
    }
    ruleCount = rules.count
    for (key, rule) in rules.sorted(by: { $0.key < $1.key }) where counts[key, default: 0] < minimum {
      problems.error(
        at: SourceLocation(file: rule, line: 1, column: 1),
        "the rule has \(counts[key, default: 0]) tests, fewer than \(minimum)")
    }
  }

  private mutating func run(_ file: RuleTestFile, _ rules: TestedRules, _ problems: ProblemCollector) {
    for error in rules.errors {
      problems.error(
        at: SourceLocation(file: error.file, line: max(1, error.line), column: max(1, error.column)), error.message)
    }
    for (rule, reason) in rules.unsupported {
      problems.error(
        at: SourceLocation(file: rules.path, line: 1, column: 1), "rule '\(rule.name)' can't be tested: \(reason)")
    }
    let enriched = file.tests.reduce(into: Set<String>()) { names, test in
      for event in test.events { names.formUnion(event.enriched.keys) }
    }
    guard
      let tester = RuleTester(rules.programs, tested: rules.tested, format: file.format, enriched: enriched)
    else {
      if rules.errors.isEmpty, rules.unsupported.isEmpty {
        problems.error(at: SourceLocation(file: file.path, line: 1, column: 1), "there is no rule to test")
      }
      return
    }
    for test in file.tests {
      let failure: String?
      do throws(StageError) { failure = try tester.failure(of: test) } catch { failure = "\(error)" }
      results.append(
        Result(file: file.path, line: test.line, rule: tester.name, name: test.name, failure: failure))
    }
  }

  private mutating func run(_ file: CorpusTestFile, _ problems: ProblemCollector) async {
    for (check, failure) in await file.run(problems) {
      results.append(
        Result(file: file.path, line: check.line, rule: check.rule, name: check.name, failure: failure))
    }
  }
}
