import SluiceCore
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
}
