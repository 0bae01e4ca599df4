import Foundation
import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct ESQLOperatorTests {
  private static let begin: Int64 = 1_767_225_600_000
  private static let hour: Int64 = 3_600_000

  private static func query(_ query: String, _ schedule: String = "interval = \"1h\"\nfrom = \"now-7d\"") -> String {
    rule("q", query, type: "esql", more: schedule).replacingOccurrences(of: "\"kuery\"", with: "\"esql\"")
  }

  /// A query that asks for the time, so that it is run at each interval for as long as it has rows.
  private static let recent = query(
    "from logs-aws.cloudtrail-* | where event.action in (\"A\", \"B\") and @timestamp >= now() - 7 days "
      + "| stats n = count(*), kinds = count_distinct(event.action), last = max(@timestamp) by user.name "
      + "| where n >= 3 and kinds == 2 and last >= now() - 1 hour | keep user.name, n, last")

  private func event(_ name: String, by user: String, at time: Int64) -> String {
    SluiceDetectTests.event(
      name, by: user, at: EventTime(milliseconds: time).description, id: "\(name)-\(user)-\(time)")
  }

  private func work(_ fixture: StateFixture) throws -> Int {
    try #require(fixture.correlator.operators.first as? ESQLOperator).work
  }

  @Test func theEndOfTheSourceRunsTheIntervalsThatHaveBegunAndNoOthers() throws {
    let fixture = try StateFixture(["a.toml": Self.recent])
    for user in 0..<100 {
      try fixture.take(
        (0..<10).map { number in
          event(number % 2 == 0 ? "A" : "B", by: "user-\(user)", at: Self.begin + Int64(user * 10 + number) * 1_000)
        })
    }
    try fixture.end()
    #expect(fixture.alerts.count == 100)
    // Each of the 1,000 rows is looked at to decide, and again to tell.
    #expect(try work(fixture) <= 2_000)
  }

  @Test func aRunLooksAtWhatChanged() throws {
    let fixture = try StateFixture(["a.toml": Self.recent])
    // A user for each hour of three weeks, so that a week has 168 users.
    var rows = 0
    for hour in 0..<504 {
      try fixture.take(
        (0..<4).map { number in
          rows += 1
          return event(
            number == 3 ? "B" : "A", by: "user-\(hour)", at: Self.begin + Int64(hour) * Self.hour + Int64(number))
        })
    }
    try fixture.end()
    #expect(fixture.alerts.count == 504)
    // To decide, to tell, and when a group goes, of which nothing is left to look at.
    #expect(try work(fixture) <= 3 * rows)
  }

  @Test func timeAloneMakesConditionsComeTrue() throws {
    let silent = Self.query(
      "from logs-aws.cloudtrail-* | stats last = max(@timestamp) by user.name "
        + "| where last < now() - 3 hours | keep user.name", "interval = \"1h\"\nfrom = \"now-1d\"")
    let fixture = try StateFixture(["a.toml": silent])
    try fixture.take([event("A", by: "alice", at: Self.begin)])
    for hour in 1..<8 { try fixture.take([event("A", by: "bob", at: Self.begin + Int64(hour) * Self.hour)]) }
    try fixture.end()
    #expect(fixture.alerts.count == 1)
    #expect(fixture.alerts.first?.contains("alice") == true)
    #expect(fixture.alerts.first?.contains(EventTime(milliseconds: Self.begin + 4 * Self.hour).description) == true)
  }

  @Test func aRunThatTakesUpWhatEndedKnowsTheRowsOfTheLookBack() throws {
    func take(_ fixture: StateFixture, _ hours: Range<Int>) throws {
      for hour in hours {
        try fixture.take([
          event(hour % 3 == 0 ? "B" : "A", by: "alice", at: Self.begin + Int64(hour) * Self.hour),
          event("A", by: "bob", at: Self.begin + Int64(hour) * Self.hour),
        ])
      }
    }
    let whole = try StateFixture(["a.toml": Self.recent])
    try take(whole, 0..<10)
    try whole.end()
    let stopped = try StateFixture(["a.toml": Self.recent])
    stopped.beginRecording()
    for part in [0..<2, 2..<3, 3..<7, 7..<10] {
      try take(stopped, part)
      try stopped.end()
      stopped.checkpoint()
      try stopped.takeUp()
    }
    #expect(!whole.alerts.isEmpty)
    #expect(stopped.alerts == whole.alerts)
  }
}
