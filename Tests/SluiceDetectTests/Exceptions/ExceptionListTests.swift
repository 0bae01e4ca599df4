import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct ExceptionListTests {
  private func fixture(_ exceptions: String, _ rules: [String: String]? = nil) throws -> DetectFixture {
    var files = rules ?? ["a.toml": rule("a", "event.action: CreateUser")]
    files["rules.skip/exceptions.txt"] = exceptions
    return try DetectFixture(files)
  }

  private let options = "exceptions: [rules.skip/exceptions.txt]"

  private func event(_ user: String, _ time: String) -> String {
    SluiceDetectTests.event("CreateUser", by: user, at: time)
  }

  @Test func eventsThatAnExceptionHoldsForTakeNoPart() throws {
    let fixture = try fixture("- rules: [Rule a]\n  when: 'user.name: dep*'\n  comment: nightly\n")
    let outcome = try fixture.detect(
      [event("deployer", "2026-01-01T00:00:00Z"), event("alice", "2026-01-01T00:00:00Z")], options: options)
    #expect(outcome.alerts.count == 1)
    #expect(outcome.alerts.first?.contains(#""name":"alice""#) == true)
    #expect(fixture.problems == [])
  }

  @Test func anExceptionEndsAtTheEventsTime() throws {
    let fixture = try fixture("- rules: ['*']\n  when: 'user.name: deployer'\n  expires: 2026-01-02\n")
    let outcome = try fixture.detect(
      [event("deployer", "2026-01-01T23:59:59Z"), event("deployer", "2026-01-02T00:00:00Z")], options: options)
    #expect(outcome.alerts.count == 1)
    #expect(outcome.alerts.first?.contains("2026-01-02T00:00:00") == true)
  }

  @Test func anExceptionThatIsOverIsWarnedOf() throws {
    let fixture = try fixture("- rules: ['*']\n  when: 'user.name: deployer'\n  expires: 2001-01-01\n")
    _ = try fixture.detect([], options: options)
    #expect(fixture.problems.contains { $0.contains("exceptions.txt:1:3") && $0.contains("is over since 2001-01-01") })
  }

  @Test func aNameOfNoRuleIsWarnedOf() throws {
    let fixture = try fixture("- rules: [Rul a]\n  when: 'user.name: x'\n")
    _ = try fixture.detect([], options: options)
    #expect(fixture.problems.contains { $0.contains("names 'Rul a'") && $0.contains("did you mean 'Rule a'?") })
  }

  @Test func mistakesHavePlaces() throws {
    let text = "- rules: [a]\n  when: 'user.name: (a or'\n  expires: soon\n- rule: [a]\n"
    let fixture = try fixture(text)
    _ = try fixture.detect([], options: options)
    #expect(fixture.problems.contains { $0.contains("exceptions.txt:2:") && $0.contains("in the KQL condition") })
    #expect(fixture.problems.contains { $0.contains("exceptions.txt:3:12: error: `soon` is not a time") })
    #expect(fixture.problems.contains { $0.contains("exceptions.txt:4:3: error: `rule` is not a key") })
    #expect(fixture.problems.contains { $0.contains("exceptions.txt:4:3: error: `when` is missing") })
  }

  @Test func rulesOverRecordsTakeConditionsOverFields() throws {
    let sigma = """
      title: S
      id: 7a3bba3d-3a55-4ea1-93ae-9ab9ab7ab9a3
      status: test
      logsource: { product: aws, service: cloudtrail }
      detection: { selection: { eventName: CreateUser }, condition: selection }
      level: low
      """
    let fixture = try fixture("- rules: [S]\n  when: 'user.name: deployer'\n", ["a.yml": sigma])
    let outcome = try fixture.detect(
      [event("deployer", "2026-01-01T00:00:00Z"), event("alice", "2026-01-01T00:00:00Z")], options: options)
    #expect(outcome.alerts.count == 1)
    #expect(fixture.problems == [])
  }

  @Test func theHistoryOfNewTermsIsWithoutThem() throws {
    let more = """
      [rule.new_terms]
      field = "new_terms_fields"
      value = ["event.action"]
      [[rule.new_terms.history_window_start]]
      field = "history_window_start"
      value = "now-7d"
      """
    let rules = ["a.toml": rule("a", "event.action: CreateUser", type: "new_terms", more: more)]
    let fixture = try fixture("- rules: [a]\n  when: 'user.name: deployer'\n", rules)
    let outcome = try fixture.detect(
      [event("deployer", "2026-01-01T00:00:00Z"), event("alice", "2026-01-01T00:01:00Z")], options: options)
    #expect(outcome.ordered.count == 1)
    #expect(outcome.ordered.first?.contains("alice") == true)
  }
}
