import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct EarlyDetectionTests {
  private func fixture(_ value: Int = 2) throws -> DetectFixture {
    let more = "interval = \"5m\"\nfrom = \"now-10m\"\n[rule.threshold]\nfield = [\"user.name\"]\nvalue = \(value)\n"
    return try DetectFixture(["a.toml": rule("a", "event.action: GetUser", type: "threshold", more: more)])
  }

  private func event(_ second: Int) -> String {
    SluiceDetectTests.event("GetUser", by: "alice", at: "2026-01-01T00:00:0\(second)Z")
  }

  @Test func anAlertIsWrittenOnceAndHasTheSameIDAsInOrder() throws {
    let events = (0..<4).map(event)
    let ordered = try fixture().detect(events).ordered
    let eager = try fixture().detect(events, options: "emit: eager")
    #expect(eager.ordered.count == 2)
    #expect(eager.ordered.map { $0.replacing(#","sluice.early":true"#, with: "") } == ordered)
    #expect(eager.ordered.allSatisfy { $0.contains(#""sluice.early":true"#) })
    #expect(eager.ledger.alerts["a"] == 2)
    #expect(eager.ledger.notes["early alerts that the order of events confirmed"] == 2)
  }

  @Test func whatTheOrderOfEventsFindsBesidesIsWrittenToo() throws {
    // As they come, 5 and 1 fill the number; in order 1 and 2 do, and 5 and 7.
    let events = [5, 1, 2, 7].map(event)
    let eager = try fixture().detect(events, options: "emit: eager")
    let ordered = try fixture().detect(events).ordered
    #expect(ordered.count == 2)
    #expect(eager.ordered.map { $0.contains(#""sluice.early":true"#) } == [true, false, false])
    #expect(Array(eager.ordered.dropFirst()) == ordered)
    #expect(eager.ledger.notes["early alerts that the order of events did not confirm"] == 1)
  }
}
