import SluiceCore
import SluiceRules
import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct SuppressingOperatorTests {
  private func outcome(_ events: [String], _ suppression: String, options: String = "") throws -> DetectFixture.Outcome
  {
    let more = "interval = \"5m\"\nfrom = \"now-6m\"\n[rule.alert_suppression]\n\(suppression)"
    let fixture = try DetectFixture(["a.toml": rule("a", "event.action: GetUser", more: more)])
    let outcome = try fixture.detect(events, options: options)
    #expect(fixture.problems == [])
    return outcome
  }

  private func event(_ user: String, _ time: String) -> String {
    SluiceDetectTests.event("GetUser", by: user, at: "2026-01-01T\(time)Z")
  }

  private let byUser = """
    group_by = ["user.name"]
    missing_fields_strategy = "suppress"
    [rule.alert_suppression.duration]
    unit = "h"
    value = 1
    """

  private func id(_ alert: String) -> Substring? {
    alert.firstRange(of: #""kibana.alert.uuid":""#).map { alert[$0.upperBound...].prefix(64) }
  }

  @Test func theFirstAlertIsGivenAndLaterOnesAreCounted() throws {
    let outcome = try outcome(
      [
        event("alice", "00:00:00"), event("alice", "00:10:00"), event("bob", "00:20:00"), event("alice", "00:59:59"),
        event("alice", "01:00:00"),
      ], byUser)
    #expect(outcome.alerts == [])
    // Alice, Bob, the update of Alice's when the hour is over, and her next one.
    try #require(outcome.ordered.count == 4)
    let first = outcome.ordered[0]
    #expect(
      first.contains(
        #""kibana.alert.suppression.terms":[{"field":"user.name","value":"alice"}],"kibana.alert.suppression.start":"2026-01-01T00:00:00.000Z","kibana.alert.suppression.end":"2026-01-01T00:00:00.000Z","kibana.alert.suppression.docs_count":0"#
      ))
    #expect(outcome.ordered[1].contains(#""value":"bob""#))
    let update = outcome.ordered[2]
    #expect(
      update.contains(
        #""kibana.alert.suppression.end":"2026-01-01T00:59:59.000Z","kibana.alert.suppression.docs_count":2,"sluice.update":true"#
      ))
    #expect(id(update) == id(first))
    #expect(outcome.ordered[3].contains(#""@timestamp":"2026-01-01T01:00:00.000Z""#))
    #expect(outcome.ledger.alerts["a"] == 3)
    #expect(outcome.ledger.notes["alerts suppressed, counted in others"] == 2)
  }

  @Test func withoutADurationItIsTheIntervalThatCounts() throws {
    let outcome = try outcome(
      [event("alice", "00:04:00"), event("alice", "00:04:59"), event("alice", "00:05:00")],
      #"group_by = ["user.name"]"#)
    #expect(outcome.ordered.count == 3)
    #expect(outcome.ordered[1].contains(#""kibana.alert.suppression.docs_count":1"#))
  }

  @Test func missingValuesAreAGroupOrStandAlone() throws {
    let group = #"group_by = ["user.email"]"#
    let events = [event("alice", "00:00:00"), event("bob", "00:00:01"), event("carol", "00:00:02")]
    let together = try outcome(events, group)
    #expect(together.ordered.count == 2)
    #expect(together.ordered[0].contains(#"{"field":"user.email","value":null}"#))
    #expect(together.ordered[1].contains(#""kibana.alert.suppression.docs_count":2"#))
    #expect(try outcome(events, group + "\nmissing_fields_strategy = \"doNotSuppress\"").ordered.count == 3)
  }

  @Test func alertsOfRulesWithStateAreSuppressedToo() throws {
    let more = """
      interval = "5m"
      from = "now-6m"
      [rule.threshold]
      field = ["user.name"]
      value = 2
      \("[rule.alert_suppression]\n" + byUser)
      """
    let fixture = try DetectFixture(["a.toml": rule("a", "event.action: GetUser", type: "threshold", more: more)])
    let outcome = try fixture.detect((0..<6).map { event("alice", "00:00:0\($0)") })
    #expect(outcome.ordered.count == 2)
    #expect(outcome.ordered.last?.contains(#""kibana.alert.suppression.docs_count":2"#) == true)
    #expect(outcome.ordered.last?.contains(#""kibana.alert.threshold_result""#) == true)
  }

  @Test func groupsMayBeColumnsOfAQuery() throws {
    let query = "from logs-* | where event.action == \"GetUser\" | eval Esql.who = to_upper(user.name)"
    let more =
      "[rule.alert_suppression]\ngroup_by = [\"Esql.who\"]\n[rule.alert_suppression.duration]\nvalue = 1\nunit = \"h\"\n"
    let text = rule("a", query, type: "esql", more: more).replacing("language = \"kuery\"", with: "language = \"esql\"")
    let fixture = try DetectFixture(["a.toml": text])
    let outcome = try fixture.detect([event("alice", "00:00:00"), event("Alice", "00:00:01"), event("bob", "00:00:02")])
    #expect(fixture.problems == [])
    #expect(outcome.ordered.count == 3)
    #expect(outcome.ordered.first?.contains(#"{"field":"Esql.who","value":"ALICE"}"#) == true)
    #expect(outcome.ordered.first?.contains(#""Esql.who":"ALICE""#) == true)
  }

  @Test func orderAndRepeatsDoNotMatter() throws {
    let events = (0..<9).map { event($0 % 2 == 0 ? "alice" : "bob", "00:0\($0):00") }
    let expected = try outcome(events, byUser).ordered.count
    #expect(try outcome(Array((events + events).reversed()), byUser).ordered.count == expected)
  }

  @Test func whatItHoldsCanBeSavedAndReadBack() throws {
    let event = RetainedEvent(
      time: EventTime(milliseconds: 0), identity: EventIdentity(high: 1, low: 2), eventID: [0x61],
      record: [0x7B, 0x7D],
      place: RecordPlace(origin: "o", index: 3, offset: 4, tag: .none), extras: [[FieldValue("alice")]])
    var suppression = Rule.Suppression(groupBy: ["user.name"])
    suppression.duration = 60_000
    func make() -> SuppressingOperator {
      SuppressingOperator(
        EventAlerts(rule: 0), rule: 0, suppression: suppression, interval: 300_000, extras: [0], limit: 10)
    }
    var first = make()
    first.beginRecording(all: false)
    var alerts: [OperatorAlert] = []
    for _ in 0..<3 { first.process(OperatorEvent(event: event, parts: [], isLate: false), into: &alerts) }
    #expect(alerts.count == 1)
    var second = make()
    for change in first.takeChanges() { try second.restore(change) }
    #expect(first.takeChanges() == [])
    alerts = []
    second.advance(to: EventTime(milliseconds: 60_000), into: &alerts)
    try #require(alerts.count == 1)
    #expect(alerts[0].isUpdate)
    #expect(String(decoding: alerts[0].members, as: UTF8.self).contains(#"docs_count":2"#))
    #expect(alerts[0].base?.record == [0x7B, 0x7D])
  }
}
