import Foundation
import SluiceConfig
import Testing

@testable import SluiceRuleTesting

@Suite final class RuleTestRunTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rule-tests-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  private func writeRule(_ query: String = #"event.action: "PurgeQueue" and event.outcome: "success""#) throws {
    try write(
      "purge.toml",
      """
      [rule]
      name = "Purge"
      rule_id = "r1"
      type = "query"
      language = "kuery"
      severity = "low"
      risk_score = 21
      query = '''\(query)'''
      """)
  }

  private let tests = """
    base: { eventSource: sqs.amazonaws.com, eventName: PurgeQueue, eventTime: 2026-03-14T13:33:17Z, requestParameters: { a: 1 } }
    tests:
      - { name: fires, expect: match }
      - { name: a failed one does not, set: { errorCode: AccessDenied }, expect: no_match }
      - { name: another call does not, set: { eventName: SendMessage }, remove: [requestParameters.a], expect: no_match }
    """

  private func run(
    minimum: Int = 0, _ paths: [String]? = nil
  ) async -> (run: RuleTestRun, problems: [String]) {
    let problems = ProblemCollector()
    let run = await RuleTestRun(paths: paths ?? [folder.path], minimum: minimum, problems: problems)
    return (run, problems.problems.map { $0.description.replacingOccurrences(of: folder.path + "/", with: "") })
  }

  @Test func testsPassWhenTheRuleDoesAsTheySay() async throws {
    try writeRule()
    try write("purge.test.yaml", tests)
    let (run, problems) = await run(minimum: 3)
    #expect(problems == [])
    #expect(run.results.map(\.name) == ["fires", "a failed one does not", "another call does not"])
    #expect(run.failures.isEmpty)
    #expect(run.ruleCount == 1)
  }

  @Test func aFailureNamesThePredicatesAndWhatTheySaw() async throws {
    try writeRule(#"event.action: "PurgeQueues" and event.outcome: "success" and user.name: *"#)
    try write("purge.test.yaml", tests)
    let failures = await run().run.failures
    #expect(failures.map(\.name) == ["fires"])
    #expect(
      failures.first?.failure == """
        expected a match, but the rule does not match
            false  event.action: "PurgeQueues"   saw "PurgeQueue"
            true   event.outcome: "success"   saw "success"
            false  user.name: *   saw no value
        """)
  }

  @Test func aRuleNamedByItselfBringsTheTestsBesideIt() async throws {
    try writeRule()
    try write("purge.test.yaml", tests)
    #expect(await run([folder.path + "/purge.toml"]).run.results.count == 3)
    #expect(await run([folder.path + "/purge.test.yaml"]).run.results.count == 3)
  }

  @Test func rulesWithTooFewTestsAreNamed() async throws {
    try writeRule()
    #expect(await run(minimum: 1).problems == ["purge.toml:1:1: error: the rule has 0 tests, fewer than 1"])
  }

  @Test func mistakesInATestFileHaveTheirPlace() async throws {
    try writeRule()
    try write(
      "purge.test.yaml",
      """
      base: { eventName: PurgeQueue }
      tests:
        - { name: a, expct: match }
        - { name: b, expect: maybe }
        - { name: c, remove: [nothing], expect: match }
      """)
    #expect(
      await run().problems == [
        "purge.test.yaml:3:5: error: 'a' says not what to expect (match, no_match, or keys: alerts, at_least, at_most, at, values)",
        "purge.test.yaml:3:16: error: unknown key 'expct'; did you mean 'expect'? (keys: name, event, set, remove, enrich, expect, series, start, options)",
        "purge.test.yaml:4:24: error: expect can't be 'maybe' (match, no_match, or keys: alerts, at_least, at_most, at, values)",
        "purge.test.yaml:5:25: error: 'c' removes 'nothing', which the event does not have",
      ])
  }

  @Test func aPathThatIsNotThereIsAMistake() async {
    #expect(await run(["/no/such/folder"]).problems == ["error: /no/such/folder: there is no such file or folder"])
  }

  @Test func jUnitEscapesWhatXMLCanNotHold() async throws {
    try writeRule(#"event.action: "<&\"\u0001>""#)
    try write("purge.test.yaml", tests)
    let text = JUnitReport(await run().run).text
    #expect(text.contains("<testsuites tests=\"3\" failures=\"1\">"))
    #expect(text.contains("event.action: &quot;&lt;&amp;"))
    #expect(XMLEscapes.isClean(text))
  }
}

/// What XML 1.0 allows of control characters.
private enum XMLEscapes {
  static func isClean(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
  }
}
