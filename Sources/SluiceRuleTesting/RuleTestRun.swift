import Foundation
package import SluiceConfig
import SluiceRules

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
  ///   - problems: takes what can't be read, rules with mistakes, and rules with too few tests.
  package init(paths: [String], minimum: Int, problems: ProblemCollector) {
    var testFiles: [String] = []
    var rules: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        problems.error(at: nil, "\(path): there is no such file or folder")
        continue
      }
      let found =
        isFolder.boolValue
        ? (FileManager.default.enumerator(atPath: path)?.compactMap { ($0 as? String).map { path + "/" + $0 } } ?? [])
          .sorted()
        : [path]
      testFiles += found.filter { $0.hasSuffix(RuleTestFile.ending) }
      rules += found.filter { $0.hasSuffix(".toml") }
    }
    if testFiles.isEmpty, rules.isEmpty, !problems.hasErrors {
      problems.error(at: nil, "no rules and no tests in \(paths.joined(separator: ", "))")
    }
    for rule in rules {
      let beside = rule.dropLast(".toml".count) + RuleTestFile.ending
      if !testFiles.contains(String(beside)), FileManager.default.fileExists(atPath: String(beside)) {
        testFiles.append(String(beside))
      }
    }
    var counts: [String: Int] = [:]
    for path in testFiles {
      guard let file = RuleTestFile(path: path, problems: problems) else { continue }
      counts[Self.normal(file.rulePath), default: 0] += file.tests.count
      if !rules.contains(where: { Self.normal($0) == Self.normal(file.rulePath) }) { rules.append(file.rulePath) }
      run(file, problems)
    }
    ruleCount = rules.count
    for rule in rules where counts[Self.normal(rule), default: 0] < minimum {
      problems.error(
        at: SourceLocation(file: rule, line: 1, column: 1),
        "the rule has \(counts[Self.normal(rule), default: 0]) tests, fewer than \(minimum)")
    }
  }

  private mutating func run(_ file: RuleTestFile, _ problems: ProblemCollector) {
    let library = RuleLibrary.load(paths: [file.rulePath])
    for error in library.errors {
      problems.error(
        at: SourceLocation(file: error.file, line: max(1, error.line), column: max(1, error.column)), error.message)
    }
    for (rule, reason) in library.unsupported {
      problems.error(
        at: SourceLocation(file: file.rulePath, line: 1, column: 1), "rule '\(rule.name)' can't be tested: \(reason)")
    }
    guard let program = library.programs.first else { return }
    let tester = RuleTester(program)
    for test in file.tests {
      let outcome = tester.run(test.event)
      results.append(
        Result(
          file: file.path, line: test.line, rule: program.rule.name, name: test.name,
          failure: outcome.matches == test.expectsMatch
            ? nil : Self.explanation(expectsMatch: test.expectsMatch, outcome.verdicts)))
    }
  }

  private static func explanation(expectsMatch: Bool, _ verdicts: [RuleTester.Verdict]) -> String {
    let head =
      expectsMatch ? "expected a match, but the rule does not match" : "expected no match, but the rule matches"
    let lines = verdicts.map { verdict in
      let seen = verdict.values.isEmpty ? "no value" : verdict.values.map { "\"\($0)\"" }.joined(separator: ", ")
      return "    \(verdict.holds ? "true " : "false")  \(verdict.predicate)   saw \(seen)"
    }
    return ([head] + lines).joined(separator: "\n")
  }

  private static func normal(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
}
