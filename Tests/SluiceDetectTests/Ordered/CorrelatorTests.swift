import SluiceCore
import Testing

@testable import SluiceDetect

@Suite struct CorrelatorTests {
  private static let begin: Int64 = 1_767_225_600_000
  private static let quarter: Int64 = 900_000
  private static let rules = [
    "a.toml": rule(
      "many", "event.action: A", type: "threshold",
      more: "from = \"now-10m\"\n[rule.threshold]\nfield = [\"user.name\"]\nvalue = 5")
  ]

  /// A day in one object, by quarters of an hour; within each its events come out of order. One is dated years ahead.
  private static let day = (0..<96).map { quarter in
    (0..<30).map { number in
      let time = begin + Int64(quarter) * Self.quarter + Int64(number * 7 % 30) * 30_000
      return event(
        "A", by: "user-\(quarter)-\(number % 2)",
        at: EventTime(milliseconds: number == 12 ? time * 2 : time).description, id: "\(quarter)-\(number)")
    }
  }

  /// - Returns: how many events waited at the most, and the alerts.
  private func run(
    objectBytes: Int?, next: EventTime?, _ events: [[String]] = day
  ) throws -> (waiting: Int, alerts: Set<String>) {
    let fixture = try StateFixture(Self.rules, objectBytes: objectBytes)
    var waiting = 0
    for (index, quarter) in events.enumerated() {
      try fixture.take(quarter, continues: index > 0, next: next)
      waiting = max(waiting, fixture.correlator.pending.count)
    }
    try fixture.end()
    #expect(fixture.correlator.ledger.notes["late events, judged out of order by rules with state"] == 0)
    return (waiting, Set(fixture.alerts))
  }

  @Test func anObjectOfADayIsFollowedByItsEventsOnceManyWait() throws {
    let whole = try run(objectBytes: nil, next: EventTime(milliseconds: .max))
    #expect(whole.waiting == 96 * 30 && !whole.alerts.isEmpty)
    let followed = try run(objectBytes: 8_192, next: EventTime(milliseconds: .max))
    #expect(followed.alerts == whole.alerts)
    // Those of the lateness and of a quarter, and 96 that are dated years ahead.
    #expect(followed.waiting < 96 + 100)
  }

  @Test func anObjectThatGoesBackInTimeWaitsForItsEnd() throws {
    // As two regions, one behind the other.
    let regions =
      Self.day.enumerated().filter { $0.offset % 2 == 0 } + Self.day.enumerated().filter { $0.offset % 2 == 1 }
    // The second one begins before so much waits that time follows the object.
    let events = (regions[..<3] + regions[48...] + regions[3..<48]).map(\.element)
    let whole = try run(objectBytes: nil, next: EventTime(milliseconds: .max), events)
    let followed = try run(objectBytes: 65_536, next: EventTime(milliseconds: .max), events)
    #expect(followed.alerts == whole.alerts)
    #expect(followed.waiting == whole.waiting)
  }

  @Test func whatComesNextIsWaitedFor() throws {
    let whole = try run(objectBytes: nil, next: nil)
    let noon = EventTime(milliseconds: Self.begin + 48 * Self.quarter)
    let half = try run(objectBytes: 8_192, next: noon)
    #expect(half.alerts == whole.alerts)
    #expect((48 * 30..<49 * 30 + 96).contains(half.waiting))
    #expect(try run(objectBytes: 8_192, next: nil).waiting == whole.waiting)
  }
}
