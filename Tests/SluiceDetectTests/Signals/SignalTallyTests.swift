import SluiceCore
import SluiceRules
import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct SignalTallyTests {
  private func fixture(_ type: String = "query", more: String = "max_signals = 2\ninterval = \"5m\"") throws
    -> DetectFixture
  {
    try DetectFixture(["a.toml": rule("a", "event.action: GetUser", type: type, more: more)])
  }

  private func event(_ time: String) -> String {
    SluiceDetectTests.event("GetUser", by: "alice", at: "2026-01-01T\(time)Z")
  }

  private let mark = #""sluice.max_signals_exceeded":true"#

  @Test func theSurplusIsMarkedPerIntervalOfEventTime() throws {
    let events = ["00:00:00", "00:01:00", "00:02:00", "00:04:59", "00:05:00"].map(event)
    let outcome = try fixture().detect(events)
    #expect(outcome.alerts.map { $0.contains(mark) } == [false, false, true, true, false])
    #expect(outcome.alerts[2].hasSuffix(",\(mark)}"))
    #expect(outcome.ordered == [])
    #expect(outcome.ledger.alerts["a"] == 5)
    #expect(outcome.ledger.notes["alerts beyond max_signals, marked"] == 2)
  }

  @Test func theSurplusIsFoldedIntoOneClosingAlert() throws {
    let events = ["00:00:00", "00:01:00", "00:02:00", "00:04:59", "00:05:00"].map(event)
    let outcome = try fixture().detect(events, options: "max_signals: fold")
    #expect(outcome.alerts.count == 3)
    #expect(!outcome.alerts.contains { $0.contains(mark) })
    try #require(outcome.ordered.count == 1)
    #expect(
      outcome.ordered[0].contains(
        #""sluice.folded":{"alerts":2,"from":"2026-01-01T00:02:00.000Z","to":"2026-01-01T00:04:59.000Z"}"#))
    #expect(
      outcome.ordered[0].contains(#""kibana.alert.reason":"2 more alerts within 300 s created medium alert Rule a.""#))
    #expect(outcome.ledger.alerts["a"] == 4)
  }

  @Test func thereMayBeNoLimit() throws {
    let outcome = try fixture().detect((0..<5).map { event("00:00:0\($0)") }, options: "max_signals: off")
    #expect(outcome.alerts.count == 5)
    #expect(!outcome.alerts.contains { $0.contains(mark) })
  }

  @Test func rulesWithStateHaveTheSameLimit() throws {
    let more = "max_signals = 2\ninterval = \"5m\"\n[rule.threshold]\nfield = []\nvalue = 1\n"
    let events = (0..<5).map { event("00:00:0\($0)") }
    let marked = try fixture("threshold", more: more).detect(events)
    #expect(marked.ordered.map { $0.contains(mark) } == [false, false, true, true, true])
    let folded = try fixture("threshold", more: more).detect(events, options: "max_signals: fold")
    #expect(folded.ordered.count == 3)
    #expect(folded.ordered.last?.contains(#""sluice.folded":{"alerts":3"#) == true)
  }

  @Test func rulesOfSigmaHaveALimitOnlyWhereItIsGiven() throws {
    let sigma = """
      title: S
      id: s
      status: test
      logsource: { product: aws, service: cloudtrail }
      detection: { selection: { eventName: GetUser }, condition: selection }
      level: low
      """
    let fixture = try DetectFixture(["a.yml": sigma])
    let events = (0..<120).map { event("00:00:\($0 / 60)\($0 / 10 % 6).\($0 % 10)") }
    #expect(try !fixture.detect(events).alerts.contains { $0.contains(mark) })
    let outcome = try fixture.detect(events, options: "overrides: [{ rule: S, max_signals: 10 }]")
    #expect(outcome.alerts.count { $0.contains(mark) } == 110)
  }

  @Test func whatItCountedCanBeSavedAndReadBack() throws {
    let library = try fixture()
    let plan = RuleLibrary.load(paths: [library.folder]).programs
    let limits = SignalLimits(plan, policy: .fold)
    var first = SignalTally(limits)
    first.beginRecording(all: false)
    for time in [0, 1, 2, 3] as [Int64] { _ = first.isSurplus(0, at: time) }
    var second = SignalTally(limits)
    let stored = first.takeChanges(["a"])
    #expect(stored.count == 1)
    for entry in stored { try second.restore(key: entry.key, value: entry.value ?? [], ["a": 0]) }
    let isSurplus = second.isSurplus(0, at: 4)
    #expect(isSurplus)
    let closings = second.closings(before: EventTime(milliseconds: 300_000))
    #expect(closings.count == 1)
    #expect(closings.first?.reason == "3 more alerts within 300 s")
    let more = second.closings(before: EventTime(milliseconds: 600_000))
    #expect(more.isEmpty)
    // A rule that is gone takes its counts along.
    var other = SignalTally(limits)
    for entry in stored { try other.restore(key: entry.key, value: entry.value ?? [], ["b": 0]) }
    let isSurplusOfOther = other.isSurplus(0, at: 4)
    #expect(!isSurplusOfOther)
  }
}
