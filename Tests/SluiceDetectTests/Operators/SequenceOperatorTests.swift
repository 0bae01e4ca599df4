import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct SequenceOperatorTests {
  private let query = """
    sequence by user.name with maxspan=10m
      [any where event.action == "CreateUser"]
      [any where event.action == "AttachUserPolicy"]
    """

  private func alerts(_ events: [String]) throws -> [String] {
    let text = rule("s", query, type: "eql").replacing("language = \"kuery\"", with: "language = \"eql\"")
    let fixture = try DetectFixture(["a.toml": text])
    let outcome = try fixture.detect(events)
    #expect(!fixture.problems.contains { $0.contains("error") })
    return outcome.ordered
  }

  @Test func theAlertShowsWhatItsEventsHaveInCommonAtTheTimeOfTheLast() throws {
    let alerts = try alerts([
      event("CreateUser", by: "alice", at: "2026-01-01T00:00:00Z"),
      event("AttachUserPolicy", by: "alice", at: "2026-01-01T00:05:00Z"),
      event("AttachUserPolicy", by: "bob", at: "2026-01-01T00:06:00Z"),
    ])
    #expect(alerts.count == 1)
    let alert = try #require(alerts.first)
    #expect(alert.hasPrefix(#"{"@timestamp":"2026-01-01T00:05:00.000Z","#))
    #expect(alert.contains(#""user.name":"alice""#))
    #expect(!alert.contains(#""event.action""#) && !alert.contains(#""original":"#))
    #expect(alert.contains(#""kibana.alert.reason":"2 events in sequence by user.name alice created"#))
  }

  @Test func eventsTooFarApartAreNoSequence() throws {
    let alerts = try alerts([
      event("CreateUser", by: "alice", at: "2026-01-01T00:00:00Z"),
      event("AttachUserPolicy", by: "alice", at: "2026-01-01T00:10:01Z"),
    ])
    #expect(alerts == [])
  }
}
