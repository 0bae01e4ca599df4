import Foundation
import SluiceConfig
import Testing

@testable import SluiceRuleTesting

@Suite struct ShippedRulesTests {
  private static let rules = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("pipelines")

  @Test func everyShippedRulePassesItsTestsAndHasThreeAtLeast() async {
    let problems = ProblemCollector()
    let run = await RuleTestRun(
      paths: ["rules", "enriched-rules"].map { Self.rules.appendingPathComponent($0).path }, minimum: 3,
      problems: problems)
    #expect(problems.problems.map(\.description) == [])
    #expect(run.failures.map { "\($0.rule): \($0.name): \($0.failure ?? "")" } == [])
    #expect(run.ruleCount >= 50)
    for rule in Set(run.results.map(\.file)) {
      let expectations = run.results.filter { $0.file == rule }
      #expect(expectations.count >= 3, "\(rule)")
    }
  }
}
