import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct ThresholdOperatorTests {
  private let more = """
    interval = "5m"
    from = "now-10m"
    [rule.threshold]
    field = ["user.name"]
    value = 3
    """

  private func outcome(_ events: [String], _ more: String? = nil) throws -> DetectFixture.Outcome {
    let fixture = try DetectFixture([
      "a.toml": rule("t", "event.action: GetUser", type: "threshold", more: more ?? self.more)
    ])
    let outcome = try fixture.detect(events)
    #expect(fixture.problems == [])
    return outcome
  }

  @Test func theEventThatFillsTheNumberAlerts() throws {
    let outcome = try outcome([
      event("GetUser", by: "alice", at: "2026-01-01T00:00:00Z"),
      event("GetUser", by: "bob", at: "2026-01-01T00:00:10Z"),
      event("ListUsers", by: "alice", at: "2026-01-01T00:00:20Z"),
      event("GetUser", by: "alice", at: "2026-01-01T00:05:00Z"),
      event("GetUser", by: "alice", at: "2026-01-01T00:10:00Z"),
    ])
    #expect(outcome.alerts == [])
    #expect(outcome.ordered.count == 1)
    let alert = try #require(outcome.ordered.first)
    #expect(alert.contains(#""@timestamp":"2026-01-01T00:10:00.000Z""#))
    #expect(alert.contains(#""user.name":"alice""#))
    #expect(
      alert.contains(
        #""kibana.alert.threshold_result":{"terms":[{"field":"user.name","value":"alice"}],"count":3,"from":"2026-01-01T00:00:00.000Z"}"#
      ))
    #expect(outcome.ledger.alerts["t"] == 1)
  }

  @Test func eventsOutsideTheLookBackDoNotCount() throws {
    let events = [
      event("GetUser", by: "alice", at: "2026-01-01T00:00:00Z"),
      event("GetUser", by: "alice", at: "2026-01-01T00:05:00Z"),
      event("GetUser", by: "alice", at: "2026-01-01T00:10:01Z"),
    ]
    #expect(try outcome(events).ordered == [])
  }

  @Test func afterAnAlertTheCountBeginsAnew() throws {
    let events = (0..<7).map { event("GetUser", by: "alice", at: "2026-01-01T00:00:0\($0)Z") }
    #expect(try outcome(events).ordered.count == 2)
  }

  @Test func eventsAreCountedInTheOrderOfTheirTimesAndRepeatsOnce() throws {
    let events = [
      event("GetUser", by: "alice", at: "2026-01-01T00:00:09Z"),
      event("GetUser", by: "alice", at: "2026-01-01T00:00:01Z"),
      event("GetUser", by: "alice", at: "2026-01-01T00:00:01Z"),
      event("GetUser", by: "alice", at: "2026-01-01T00:00:05Z"),
    ]
    let outcome = try outcome(events)
    #expect(outcome.ordered.count == 1)
    #expect(outcome.ordered[0].contains(#""@timestamp":"2026-01-01T00:00:09.000Z""#))
    #expect(outcome.ledger.notes["repeated events, judged once by rules with state"] == 1)
    #expect(try self.outcome(Array(events.reversed())).ordered == outcome.ordered)
  }

  @Test func distinctValuesAreAskedForBesides() throws {
    let more = """
      [rule.threshold]
      field = []
      value = 1
      [[rule.threshold.cardinality]]
      field = "user.name"
      value = 2
      """
    let one = (0..<5).map { event("GetUser", by: "alice", at: "2026-01-01T00:00:0\($0)Z") }
    #expect(try outcome(one, more).ordered == [])
    let two = one + [event("GetUser", by: "bob", at: "2026-01-01T00:00:07Z")]
    let alerts = try outcome(two, more).ordered
    #expect(alerts.count == 1)
    #expect(alerts.first?.contains(#""cardinality":[{"field":"user.name","value":2}]"#) == true)
  }

  @Test func eventsWithoutAGroupFieldAreIgnored() throws {
    let events = (0..<4).map {
      #"{"eventTime":"2026-01-01T00:00:0\#($0)Z","eventName":"GetUser","eventID":"\#($0)"}"#
    }
    #expect(try outcome(events).ordered == [])
  }
}
