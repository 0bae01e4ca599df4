import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct RuleSelectionTests {
  private static let events = [event("CreateUser", by: "alice", at: "2026-01-01T00:00:00Z")]

  private func fixture() throws -> DetectFixture {
    func changed(_ id: String, _ changes: [(String, String)]) -> String {
      changes.reduce(rule(id, "event.action: CreateUser")) { $0.replacing($1.0, with: $1.1) }
    }
    return try DetectFixture([
      "a.toml": changed("a", []),
      "b.toml": changed("b", [(#"severity = "medium""#, #"severity = "high""#), (#""Ours""#, #""Theirs""#)]),
      "c.toml": changed("c", [(#"maturity = "production""#, #"maturity = "deprecated""#)]),
      "d.toml": changed("d", [(#"rule_id = "d""#, "rule_id = \"d\"\nenabled = false")]),
    ])
  }

  /// The rules that alert.
  private func rules(_ options: String) throws -> (ids: [String], problems: [String]) {
    let fixture = try fixture()
    let outcome = try fixture.detect(Self.events, options: options)
    return (outcome.ledger.alerts.sorted.map(\.key), fixture.problems)
  }

  @Test func deprecatedAndDisabledRulesAreNotRunAndThatIsSaid() throws {
    let (ids, problems) = try rules("")
    #expect(ids == ["a", "b"])
    #expect(problems.contains { $0.contains("1 rule is not run: enabled = false in its file") })
    #expect(problems.contains { $0.contains("1 rule is not run: deprecated") && $0.contains("maturity: [") })
  }

  @Test(arguments: [
    ("severity: high", ["b"]), ("tags: [Theirs]", ["b"]), ("tags: ['our*']", ["a"]), ("include: [a]", ["a"]),
    ("include: ['rule ?']", ["a", "b"]), ("exclude: [Rule a]", ["b"]), ("maturity: [deprecated]", ["c"]),
    ("maturity: [production, deprecated]", ["a", "b", "c"]),
  ])
  func rulesAreSelected(_ options: String, _ expected: [String]) throws {
    let (ids, problems) = try rules(options)
    #expect(ids == expected)
    #expect(problems.allSatisfy { $0.contains("not run") })
  }

  @Test func namesOfNoRuleAreWarnedOfWithTheNearest() throws {
    let (_, problems) = try rules("include: [Rulle a], tags: [Ourz], maturity: [productoin]")
    #expect(problems.contains { $0.contains("`include` names 'Rulle a'") && $0.contains("did you mean 'Rule a'?") })
    #expect(problems.contains { $0.contains("no rule has the tag 'Ourz'") && $0.contains("did you mean 'Ours'?") })
    #expect(problems.contains { $0.contains("'productoin'") && $0.contains("did you mean 'production'?") })
  }

  @Test func overridesChangeRules() throws {
    let fixture = try fixture()
    let outcome = try fixture.detect(
      Self.events,
      options:
        "overrides: [{ rule: d, enabled: true }, { rule: Rule a, severity: critical, risk_score: 99, tags: [More] }]"
    )
    #expect(outcome.ledger.alerts.sorted.map(\.key) == ["a", "b", "d"])
    let alert = try #require(outcome.alerts.first { $0.contains(#""kibana.alert.rule.rule_id":"a""#) })
    #expect(alert.contains(#""kibana.alert.severity":"critical","kibana.alert.risk_score":99"#))
    #expect(alert.contains(#""kibana.alert.rule.tags":["Cloud","Ours","More"]"#))
  }

  @Test func overridesOfNoRuleAndOddValuesAreReported() throws {
    let (_, problems) = try rules(
      "overrides: [{ rule: Rulez a, enabled: false }, { rule: a, interval: soon, from: now }]")
    #expect(problems.contains { $0.contains("the override names 'Rulez a'") && $0.contains("did you mean 'Rule a'?") })
    #expect(problems.contains { $0.contains("error: `soon` is not an interval") })
    #expect(problems.contains { $0.contains("error: `now` is not a time before now") })
  }

  @Test func aLookBackShorterThanTheIntervalIsWarnedOf() throws {
    let more = "interval = \"10m\"\nfrom = \"now-5m\"\n[rule.threshold]\nfield = []\nvalue = 1\n"
    let fixture = try DetectFixture(["a.toml": rule("a", "event.action: A", type: "threshold", more: more)])
    _ = try fixture.detect([])
    #expect(fixture.problems.contains { $0.contains("it looks back 5m and runs every 10m") })
  }

  @Test func aCorrelationThatIsRunKeepsTheRulesItWorksOn() throws {
    let sigma = """
      title: Many
      id: 7a3bba3d-3a55-4ea1-93ae-9ab9ab7ab9a1
      status: test
      correlation:
        type: event_count
        rules: [base]
        group-by: [userIdentity.userName]
        timespan: 5m
        condition: { gte: 2 }
        generate: true
      level: high
      ---
      title: One
      name: base
      id: 7a3bba3d-3a55-4ea1-93ae-9ab9ab7ab9a2
      status: test
      logsource: { product: aws, service: cloudtrail }
      detection: { selection: { eventName: CreateUser }, condition: selection }
      level: low
      """
    let fixture = try DetectFixture(["a.yml": sigma])
    let events = (0..<2).map { event("CreateUser", by: "alice", at: "2026-01-01T00:00:0\($0)Z") }
    let outcome = try fixture.detect(events, options: "severity: high")
    #expect(outcome.alerts == [])
    #expect(outcome.ordered.count == 1)
    #expect(try fixture.detect(events).alerts.count == 2)
  }

  @Test func placeholdersComeFromAFile() throws {
    let sigma = """
      title: Admins
      id: 7a3bba3d-3a55-4ea1-93ae-9ab9ab7ab9a3
      status: test
      logsource: { product: aws, service: cloudtrail }
      detection: { selection: { "userIdentity.userName|expand": "%admins%" }, condition: selection }
      level: low
      """
    let fixture = try DetectFixture(["a.yml": sigma, "p.txt": "admins=alice\nadmins=bob\n"])
    #expect(try fixture.detect(Self.events, options: "placeholders: p.txt").alerts.count == 1)
    #expect(fixture.problems == [])
    #expect(try fixture.detect(Self.events).alerts == [])
  }

  @Test func buildingBlocksAreKeptBackUnlessAskedFor() throws {
    let fixture = try DetectFixture([
      "a.toml": rule("a", "event.action: CreateUser", more: "building_block_type = \"default\"")
    ])
    let outcome = try fixture.detect(Self.events)
    #expect(outcome.alerts == [])
    #expect(outcome.ledger.notes["building block alerts, kept back"] == 1)
    #expect(try fixture.detect(Self.events, options: "building_blocks: true").alerts.count == 1)
  }
}
