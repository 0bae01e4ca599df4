import Foundation
import SluiceCore
import SluiceRuntime
import Testing

/// What went in and what became of it adds up, whatever went in.
@Suite struct LedgerTests {
  private let pipeline = """
    source: { file: { paths: input } }
    stages:
      - decompress
      - parse
      - route: { routes: [ { when: "event.action: DeleteQueue", drop: true } ] }
      - detect: { rules: "\(Checkout.rules)" }
    sinks:
      - file: { from: alerts, path: alerts.jsonl, overwrite: true }
      - file: { from: events, format: raw, path: events.jsonl, overwrite: true }
      - file: { from: dead_letters, path: dead-letters.jsonl, overwrite: true }
    """

  @Test func booksBalanceOnMixedInput() async throws {
    let folder = try TemporaryFolder()
    _ = try MixedInput.write(to: folder)
    let outcome = try await Pipeline.run(pipeline, directory: folder.path)
    let ledger = outcome.ledger
    #expect(ledger.imbalances == [])
    #expect(outcome.report.isDamaged)
    #expect(ledger.objects["done"] + ledger.objects["damaged"] == 12)
    #expect(ledger.objects["damaged"] == outcome.damage.count)
    #expect(
      outcome.damage.map { $0.split(separator: "_").last.map(String.init) ?? "" }
        == ["mixed.json.gz: truncated", "mixed.json.gz: damaged", "mixed.csv: unrecognised"])
    // The record that does not end is refused, which says that its object is cut off.
    #expect(ledger.recordsMalformed >= 3)
    #expect(ledger.recordsDropped.counts == ["route: drop": 1])
    #expect(ledger.recordsSkipped.total == 2)
    #expect(ledger.written["sinks.0.file"] == ledger.alerts.total)
    #expect(ledger.written["sinks.1.file"] == ledger.recordsKept)
    #expect(try folder.lines("alerts.jsonl").count == ledger.alerts.total)
    #expect(try folder.lines("events.jsonl").count == ledger.recordsKept)
    // Each refused record and each damaged object has its letter.
    #expect(try folder.lines("dead-letters.jsonl").count == ledger.recordsMalformed + ledger.objects["damaged"])
  }

  /// The good records in front of, between and behind what is damaged are all there.
  @Test func neighboursOfDamagedRecordsAreKept() async throws {
    let folder = try TemporaryFolder()
    _ = try MixedInput.write(to: folder)
    _ = try await Pipeline.run(pipeline, directory: folder.path)
    let events = try folder.text("events.jsonl")
    for number in [1, 2, 3, 6, 8, 10] { #expect(events.contains("\"eventID\":\"mixed-\(number)\""), "mixed-\(number)") }
    for number in [4, 5, 7, 9] { #expect(!events.contains("\"eventID\":\"mixed-\(number)\""), "mixed-\(number)") }
  }

  @Test func damagedObjectsGiveWhatCameBeforeTheDamage() async throws {
    let folder = try TemporaryFolder()
    let sample = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Checkout.attackSample)))
    var last = 0
    for share in [4, 3, 2, 1] {
      try folder.write("input/a.json.gz", sample[..<(sample.count / share)])
      let outcome = try await Pipeline.run(pipeline, directory: folder.path)
      #expect(outcome.ledger.imbalances == [])
      #expect(outcome.ledger.objects.counts == [share == 1 ? "done" : "damaged": 1])
      #expect(outcome.ledger.recordsParsed > last)
      last = outcome.ledger.recordsParsed
    }
  }
}
