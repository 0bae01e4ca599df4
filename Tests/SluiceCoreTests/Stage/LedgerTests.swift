import SluiceCore
import Testing

@Suite struct LedgerTests {
  @Test func balancedBooksHaveNothingToSay() {
    var ledger = Ledger()
    #expect(ledger.imbalances == [])
    ledger.recordsFound = 10
    ledger.recordsParsed = 6
    ledger.recordsMalformed = 1
    ledger.recordsSkipped.count("digest", 3)
    ledger.recordsKept = 4
    ledger.recordsDropped.count("before", 2)
    #expect(ledger.imbalances == [])
  }

  @Test func whatIsLostShows() {
    var ledger = Ledger()
    ledger.recordsFound = 3
    ledger.recordsParsed = 2
    #expect(
      ledger.imbalances == [
        "3 records found, but 2 parsed, malformed or skipped", "2 records parsed, but 0 kept or dropped",
      ])
  }

  @Test func addingUpAddsEveryCount() {
    var one = Ledger()
    one.objects.count("done")
    one.inputBytes = 1
    one.outputBytes = 2
    one.recordsFound = 3
    one.recordsParsed = 4
    one.recordsMalformed = 5
    one.recordsSkipped.count("s")
    one.recordsDropped.count("d")
    one.recordsKept = 6
    one.recordsByTag.count("t")
    one.alerts.count("a")
    one.written.count("w")
    one.notes.count("n")
    var two = one
    two.add(one)
    // Every property of the sum is twice that of its parts.
    for (label, sum) in Mirror(reflecting: two).children {
      let part = Mirror(reflecting: one).children.first { $0.label == label }?.value
      if let sum = sum as? Int { #expect(sum == 2 * (part as? Int ?? 0) && sum > 0, "\(label ?? "")") }
      if let sum = sum as? Counter<String> { #expect(sum.total == 2, "\(label ?? "")") }
    }
  }

  @Test func countersCountByName() {
    var counter = Counter<String>()
    #expect(counter.isEmpty && counter.total == 0 && counter["x"] == 0)
    counter.count("b")
    counter.count("a", 2)
    counter.count("b")
    #expect(counter.sorted.map(\.key) == ["a", "b"] && counter.sorted.map(\.count) == [2, 2] && counter.total == 4)
  }
}
