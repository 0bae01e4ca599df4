import Foundation
import SluiceConfig
import SluiceRules
import SluiceTestSupport
import Testing

@testable import SluiceRuleTesting

/// Scenarios worked out by hand from the rules' semantics: one that fires, and one that just does not. The events are
/// ours; the rules of the corpus are found by their ids.
@Suite struct ScenarioTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Scenarios").path

  private func run(_ folder: String, shelf: RuleLibrary = RuleLibrary()) async -> RuleTestRun {
    let problems = ProblemCollector()
    let run = await RuleTestRun(paths: [Self.folder + "/" + folder], minimum: 2, shelf: shelf, problems: problems)
    #expect(problems.problems.map(\.description) == [])
    #expect(run.failures.map { "\($0.file):\($0.line): \($0.name): \($0.failure ?? "")" } == [])
    return run
  }

  @Test(
    .enabled(if: Corpus.isPresent, "\(Corpus.absence)"),
    arguments: [("esql", "esql"), ("threshold", "threshold"), ("new_terms", "new_terms")])
  func corpusRulesWithStateFireAndJustDoNot(folder: String, type: String) async throws {
    let shelf = RuleLibrary.load(paths: [try #require(Corpus.file("rules/elastic")).path])
    let rules = shelf.programs.filter { program in
      guard program.rule.type == type else { return false }
      if case .esql(let query) = program.body { return query.isAggregating }
      return true
    }
    let run = await run(folder, shelf: shelf)
    let counts = ["esql": 19, "threshold": 5, "new_terms": 49]
    #expect(rules.count == counts[type])
    // Every one of the kind has its scenarios.
    #expect(Set(run.results.map(\.rule)) == Set(rules.map(\.rule.name)))
  }

  @Test func sigmaCorrelationsFireAndJustDoNot() async {
    let run = await run("sigma")
    #expect(run.ruleCount >= SigmaCorrelation.Kind.allCases.count)
  }
}
