import SluiceCore
import Testing

@testable import SluiceDetect

@Suite struct CorrelatorTests {
  private static let begin: Int64 = 1_767_225_600_000

  /// Each event is new to it.
  private static let rules = [
    "a.toml": rule(
      "new", "event.action: A", type: "new_terms",
      more: "[rule.new_terms]\nfield = \"new_terms_fields\"\nvalue = [\"user.name\"]\n"
        + "[[rule.new_terms.history_window_start]]\nfield = \"history_window_start\"\nvalue = \"now-7d\"")
  ]

  private static func events(_ count: Int, from minute: Int = 0) -> [String] {
    (0..<count).map {
      let time = EventTime(milliseconds: begin + Int64(minute * 60_000 + $0 * 100))
      return event("A", by: "user-\(minute)-\($0)", at: time.description, id: "\(minute)-\($0)")
    }
  }

  @Test func atTheEndAnAlertIsMadeWhenTheOneBeforeIsTaken() throws {
    let fixture = try StateFixture(Self.rules)
    try fixture.take(Self.events(50))
    try fixture.correlator.end()
    for taken in 1...50 {
      #expect(try fixture.correlator.nextAlerts() != nil)
      #expect(fixture.correlator.pending.count == 50 - taken)
    }
    #expect(try fixture.correlator.nextAlerts() == nil)
  }

  @Test func ofALargeObjectAnAlertIsMadeWhenTheOneBeforeIsTaken() throws {
    let fixture = try StateFixture(Self.rules)
    try fixture.take(Self.events(50))
    try fixture.takeUndrained(Self.events(20, from: 60))
    for taken in 1...50 {
      #expect(try fixture.correlator.nextAlerts() != nil)
      #expect(fixture.correlator.pending.count == 70 - taken)
    }
    #expect(try fixture.correlator.nextAlerts() == nil)
    #expect(fixture.correlator.pending.count == 20)
  }

  @Test func whatIsNotAskedForIsMadeBeforeMoreIsTaken() throws {
    func alerts(_ take: (StateFixture, [String]) throws -> Void) throws -> [String] {
      let fixture = try StateFixture(Self.rules)
      for minute in [0, 30, 10, 60, 5, 90] { try take(fixture, Self.events(20, from: minute)) }
      try fixture.end()
      return fixture.alerts
    }
    let drained = try alerts { try $0.take($1) }
    #expect(drained.count == 120)
    #expect(try alerts { try $0.takeUndrained($1) } == drained)
  }
}
