import SluiceRuleAnalysis
import Testing

@Suite struct RuleLevelCheckTests {
  private func rule(_ extra: String) throws -> Set<LintCode> {
    let folder = try RuleFolder()
    try folder.write(
      """
      [rule]
      rule_id = "r"
      name = "N"
      type = "query"
      query = 'event.dataset: "aws.cloudtrail" and event.action: PurgeQueue'
      \(extra)
      """, to: "r.toml")
    return folder.lint().findings.codes
  }

  @Test func whatARuleDoesNotSayOfItself() throws {
    #expect(try rule("severity = \"low\"\nrisk_score = 21") == [.noTechnique, .noGuide])
    #expect(try rule("severity = \"low\"\nrisk_score = 73\nnote = \"x\"") == [.noTechnique, .riskScoreMismatch])
  }

  @Test func rulesThatCannotBeReadOrRun() throws {
    let folder = try RuleFolder()
    try folder.write("[rule]\nname = 3", to: "a.toml")
    try folder.elastic("x", type: "machine_learning", file: "b.toml")
    #expect(folder.lint().findings.codes == [.invalidRule, .unsupportedRule])
  }

  @Test func namesAreTheirRulesOwn() throws {
    let folder = try RuleFolder()
    let query = "\(dataset)event.action: PurgeQueue"
    try folder.elastic(query, id: "1", file: "a.toml")
    try folder.elastic(query, name: "Another rule", id: "2", file: "b.toml")
    #expect(folder.lint().findings.isEmpty)
    try folder.elastic(query, id: "3", file: "c.toml")
    let finding = try #require(folder.lint().findings.first(.duplicateName))
    #expect(finding.ruleID == "3" && finding.message.contains("a.toml"))
    try folder.elastic(query, name: "Third", id: "2", file: "d.toml")
    #expect(folder.lint().findings.codes == [.duplicateID, .duplicateName])
  }

  @Test func deprecatedRulesAreTold() throws {
    let folder = try RuleFolder()
    try folder.sigma("  selection:\n    eventName: PurgeQueue\n  condition: selection")
    #expect(folder.lint().findings.isEmpty)
    try folder.write(
      """
      title: Old
      id: 5f3a2f8e-0000-4000-8000-000000000002
      status: deprecated
      tags: [attack.initial-access, attack.t1078]
      logsource: { product: aws, service: cloudtrail }
      detection: { selection: { eventName: PurgeQueue }, condition: selection }
      """, to: "old.yml")
    #expect(folder.lint().findings.codes == [.deprecatedRule])
  }

  @Test func aCommentSuppressesACode() throws {
    let folder = try RuleFolder()
    let query = "\(dataset)event.action: PurgeQueu and not user.name: x"
    try folder.elastic(query)
    #expect(folder.lint().findings.codes == [.unknownEventName, .negationOfAbsent])
    try folder.elastic(query, extra: "# sluice-lint: ignore unknown-event-name")
    let report = folder.lint()
    #expect(report.findings.codes == [.negationOfAbsent] && report.suppressedCount == 1)
    try folder.elastic(query, extra: "# sluice-lint: ignore unknown-event-name, negation-of-absent")
    #expect(folder.lint().findings.isEmpty)
    try folder.elastic(query, extra: "# sluice-lint: ignore unknown-event-nam negation-of-absent")
    let unknown = folder.lint().findings
    #expect(unknown.codes == [.unknownEventName, .unknownSuppression])
    #expect(unknown.first(.unknownSuppression)?.hint == "did you mean 'unknown-event-name'?")
  }
}
