import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct AlertOverridesTests {
  private let more = """
    rule_name_override = "event.action"
    [[rule.severity_mapping]]
    field = "user.name"
    operator = "equals"
    value = "root"
    severity = "critical"
    [[rule.severity_mapping]]
    field = "event.provider"
    operator = "equals"
    value = "iam.amazonaws.com"
    severity = "high"
    [[rule.risk_score_mapping]]
    field = "cloud.account.id"
    operator = "equals"
    value = ""
    [[rule.risk_score_mapping]]
    field = "user_agent.original"
    operator = "equals"
    value = ""
    """

  @Test func valuesOfTheEventTakeTheRulesPlace() throws {
    let fixture = try DetectFixture(["a.toml": rule("a", "event.action: *", more: more)])
    let outcome = try fixture.detect([
      event("A", by: "root", at: "2026-01-01T00:00:00Z", more: #","userAgent":"88""#),
      event("B", by: "alice", at: "2026-01-01T00:00:00Z"),
    ])
    #expect(fixture.problems == [])
    try #require(outcome.alerts.count == 2)
    #expect(outcome.alerts[0].contains(#""kibana.alert.severity":"critical","kibana.alert.risk_score":88"#))
    #expect(outcome.alerts[0].contains(#""kibana.alert.rule.name":"A""#))
    #expect(outcome.alerts[0].contains(" created critical alert A."))
    #expect(outcome.alerts[0].contains(#""kibana.alert.rule.severity":"medium","kibana.alert.rule.risk_score":47"#))
    // An account is no score.
    #expect(outcome.alerts[1].contains(#""kibana.alert.severity":"high","kibana.alert.risk_score":47"#))
  }

  @Test func mistakesHavePlaces() throws {
    let more = "[[rule.severity_mapping]]\nfield = \"a\"\noperator = \"is\"\nvalue = \"b\"\nseverity = \"loud\"\n"
    let fixture = try DetectFixture(["a.toml": rule("a", "event.action: *", more: more)])
    _ = try fixture.detect([])
    #expect(fixture.problems.contains { $0.contains("`is` is no operator of a mapping") && $0.contains("a.toml:") })
    #expect(fixture.problems.contains { $0.contains("`loud` is not a severity") })
  }
}
