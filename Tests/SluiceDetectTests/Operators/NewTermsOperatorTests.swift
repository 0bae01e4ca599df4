import SluiceCore
import SluiceRules
import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct NewTermsOperatorTests {
  private let more = """
    [rule.new_terms]
    field = "new_terms_fields"
    value = ["user.name", "event.action"]
    [[rule.new_terms.history_window_start]]
    field = "history_window_start"
    value = "now-7d"
    """

  private func alerts(_ events: [String]) throws -> [String] {
    let fixture = try DetectFixture([
      "a.toml": rule("n", "event.provider: iam.amazonaws.com", type: "new_terms", more: more)
    ])
    let outcome = try fixture.detect(events)
    #expect(fixture.problems == [])
    return outcome.ordered
  }

  @Test func eachNewCombinationAlertsOnce() throws {
    let alerts = try alerts([
      event("GetUser", by: "alice", at: "2026-01-01T00:00:00Z"),
      event("GetUser", by: "alice", at: "2026-01-01T01:00:00Z"),
      event("GetUser", by: "bob", at: "2026-01-01T02:00:00Z"),
      event("ListUsers", by: "alice", at: "2026-01-01T03:00:00Z"),
    ])
    #expect(alerts.count == 3)
    #expect(alerts[0].contains(#""kibana.alert.new_terms":["alice","GetUser"]"#))
    #expect(alerts[1].contains(#""kibana.alert.new_terms":["bob","GetUser"]"#))
    #expect(alerts[2].contains(#""kibana.alert.new_terms":["alice","ListUsers"]"#))
    #expect(alerts[0].contains(#""event":{"#))
    #expect(alerts[0].contains(#""original":"#))
  }

  @Test func whatWasSilentForTheWholeWindowIsNewAgain() throws {
    let within = try alerts([
      event("GetUser", by: "alice", at: "2026-01-01T00:00:00Z"),
      event("GetUser", by: "alice", at: "2026-01-08T00:00:00Z"),
    ])
    #expect(within.count == 1)
    let beyond = try alerts([
      event("GetUser", by: "alice", at: "2026-01-01T00:00:00Z"),
      event("GetUser", by: "alice", at: "2026-01-08T00:00:01Z"),
    ])
    #expect(beyond.count == 2)
  }

  @Test func alertsSayThatTheHistoryIsShort() throws {
    let alerts = try alerts([
      event("GetUser", by: "alice", at: "2026-01-01T00:00:00Z"),
      event("GetUser", by: "bob", at: "2026-01-09T00:00:00Z"),
    ])
    #expect(alerts.count == 2)
    #expect(
      alerts[0].contains(
        #""sluice.learning":{"since":"2026-01-01T00:00:00.000Z","until":"2026-01-08T00:00:00.000Z"}"#))
    #expect(!alerts[1].contains("sluice.learning"))
  }

  @Test func fieldsThatNoRecordHasAreNamedAtLoad() throws {
    let more = more.replacing("event.action\"]", with: "source.as.number\", \"user.nme\"]")
    let fixture = try DetectFixture(["a.toml": rule("n", "event.provider: *", type: "new_terms", more: more)])
    #expect(try fixture.detect([event("GetUser", by: "alice", at: "2026-01-01T00:00:00Z")]).ordered == [])
    #expect(fixture.problems.contains { $0.contains("source.as.number, user.nme, by which it groups") })
  }

  @Test func anEventNeedNotBeShownOnceItsTermsAreOnTheWay() {
    let query = NewTermsQuery(condition: .constant(true), fields: ["user.name"], historyWindow: 60_000)
    var operation = NewTermsOperator(rule: 0, query: query, learning: Learning(), limit: 10)
    func input(_ name: String) -> OperatorInput { OperatorInput(part: 0, content: .values([[FieldValue(name)]])) }
    func mayShow(_ name: String, at second: Int64) -> Bool {
      operation.mayShow(input(name), at: EventTime(milliseconds: second * 1_000))
    }
    func process(_ name: String, at second: Int64) -> Int {
      let event = RetainedEvent(
        time: EventTime(milliseconds: second * 1_000), identity: EventIdentity(high: 0, low: UInt64(second)),
        eventID: [], record: [0x7B, 0x7D], place: RecordPlace(origin: "o", index: 0, offset: 0, tag: nil))
      var alerts: [OperatorAlert] = []
      let parts = [(part: 0, values: [[FieldValue(name)]])]
      operation.process(OperatorEvent(event: event, parts: parts, isLate: false), into: &alerts)
      return alerts.count
    }
    #expect(mayShow("alice", at: 10))
    // Of two at one time either may be the first.
    #expect(mayShow("alice", at: 10))
    #expect(!mayShow("alice", at: 11))
    #expect(mayShow("bob", at: 11))
    #expect(mayShow("alice", at: 5))
    #expect(!mayShow("alice", at: 6))
    // The window is over.
    #expect(mayShow("alice", at: 66))
    #expect(process("alice", at: 5) == 1 && process("alice", at: 6) == 0)
    #expect(!mayShow("alice", at: 66))
    #expect(mayShow("alice", at: 67))
  }

  @Test func whatWasKnownWhenItCameIsNotNewThoughItWasGivenUp() throws {
    // Room for one term. When the second event of alice comes, her first has not had its turn; bob's makes it forgotten.
    let events = [
      event("GetUser", by: "alice", at: "2026-01-01T00:00:00Z"),
      event("GetUser", by: "bob", at: "2026-01-01T00:02:00Z"),
      event("GetUser", by: "alice", at: "2026-01-01T00:04:00Z"),
    ]
    let fixture = try DetectFixture([
      "a.toml": rule("n", "event.provider: iam.amazonaws.com", type: "new_terms", more: more)
    ])
    let outcome = try fixture.detect(events, options: "max_groups: 1")
    let terms = outcome.ordered.filter { $0.contains("kibana.alert.new_terms") }
    #expect(terms.count == 2 && terms[0].contains("alice") && terms[1].contains("bob"))
  }
}
