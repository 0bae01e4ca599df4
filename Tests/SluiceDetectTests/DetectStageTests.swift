import SluiceCore
import Testing

@Suite struct DetectStageTests {
  private let stop = #"event.provider: "cloudtrail.amazonaws.com" and event.action: "StopLogging""#

  @Test func alertsAreCountedByRule() throws {
    let fixture = try DetectFixture([
      "a.toml": rule("rule-a", stop), "b/b.toml": rule("rule-b", "event.action: *"),
    ])
    let outcome = try fixture.detect([stopLogging, "{}", #"{"eventName":"GetObject"}"#])
    #expect(fixture.problems == [])
    #expect(outcome.matches.map(\.record) == [0, 0, 2])
    #expect(outcome.ledger.alerts["rule-a"] == 1)
    #expect(outcome.ledger.alerts["rule-b"] == 2)
  }

  @Test func severalStagesKeepTheirRulesApart() throws {
    let fixture = try DetectFixture(["a.toml": rule("rule-a", "event.action: *"), "b.toml": rule("rule-b", stop)])
    let outcome = try fixture.detect([#"{"eventName":"GetObject"}"#, stopLogging], stages: ["b.toml", "a.toml"])
    #expect(outcome.matches.map(\.record) == [0, 1, 1])
    #expect(outcome.matches.map(\.detector) == [1, 0, 1])
    #expect(outcome.alerts[0].contains(#""kibana.alert.rule.rule_id":"rule-a""#))
    #expect(outcome.alerts[1].contains(#""kibana.alert.rule.rule_id":"rule-b""#))
    #expect(outcome.alerts[2].contains(#""kibana.alert.rule.rule_id":"rule-a""#))
    #expect(outcome.ledger.alerts.total == 3)
  }

  @Test func mistakesInRulesHaveTheirPlaces() throws {
    let fixture = try DetectFixture(["a.toml": rule("rule-a", "event.action: (a or"), "b.toml": "[rule]\nname = 1\n"])
    _ = try fixture.detect([])
    #expect(fixture.problems.contains { $0.contains("a.toml:") && $0.contains("error") })
    #expect(fixture.problems.contains { $0.contains("b.toml:") })
  }

  @Test func absentPathsAreMistakesInThePipelineFile() throws {
    let fixture = try DetectFixture(["a.toml": rule("rule-a", stop)])
    _ = try fixture.detect([], stages: ["nowhere"])
    #expect(fixture.problems.contains { $0.hasPrefix("p.yaml:5:") && $0.contains("nowhere: there is no such file") })
  }

  @Test func rulesThatCantRunAreNamedOncePerType() throws {
    let machine = """
      anomaly_threshold = 50
      machine_learning_job_id = ["x"]
      """
    let fixture = try DetectFixture([
      "a.toml": rule("rule-a", stop), "b.toml": rule("rule-b", "", type: "machine_learning", more: machine),
      "c.toml": rule("rule-c", "", type: "machine_learning", more: machine),
    ])
    _ = try fixture.detect([])
    #expect(fixture.problems.filter { $0.contains("machine_learning") }.count == 1)
    #expect(fixture.problems.contains { $0.contains("warning: 2 rules of type machine_learning are not run") })
  }

  @Test func searchesOfQueriesThatAreGivenUpAreCounted() throws {
    let query = #"FROM i | EVAL a = CONCAT(event.action, "!") | WHERE a RLIKE "(x+x+)+[yz].*" | KEEP a"#
    let fixture = try DetectFixture(["a.toml": rule("rule-a", query, type: "esql", language: "esql")])
    let name = String(repeating: "x", count: 5_000)
    let outcome = try fixture.detect([##"{"eventName":"\##(name)"}"##, #"{"eventName":"xxy"}"#])
    #expect(fixture.problems == [])
    #expect(outcome.matches.map(\.record) == [1])
    #expect(outcome.ledger.notes["searches for regular expressions given up"] == 1)
  }

  @Test func fieldsThatRecordsNeverHaveAreNamedByRule() throws {
    let fixture = try DetectFixture([
      "a.toml": rule("rule-a", "process.name: x or source.geo.country_name: y or event.action: z")
    ])
    _ = try fixture.detect([])
    #expect(fixture.problems.count == 1)
    let problem = try #require(fixture.problems.first)
    #expect(problem.contains("a.toml:1:1: warning: rule 'Rule rule-a'"))
    #expect(problem.contains("records never have process.name"))
    #expect(problem.contains("source.geo.country_name would need enrich: { geo: {"))
  }
}
