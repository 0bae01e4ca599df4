/// What went in and what became of it, counted by one lane; lanes' ledgers are added up at the end. The books balance:
/// see `imbalances`.
package struct Ledger: Sendable, Equatable {
  /// Objects by what became of them.
  package var objects = Counter<String>()
  /// Bytes as delivered, and decompressed.
  package var inputBytes = 0
  package var outputBytes = 0
  /// Records found: parsed, refused or skipped.
  package var recordsFound = 0
  package var recordsParsed = 0
  package var recordsMalformed = 0
  /// Things that stand where records stand and are not events, by reason (`digest`, `s3_notification` …).
  package var recordsSkipped = Counter<String>()
  /// Records that a stage took out of the stream, by reason (`before`, `route drop` …).
  package var recordsDropped = Counter<String>()
  /// Records that reached the end of the stages.
  package var recordsKept = 0
  /// Records by tag; a record that several routes took counts in each.
  package var recordsByTag = Counter<String>()
  /// Alerts by rule id.
  package var alerts = Counter<String>()
  /// Documents that each sink wrote, by label.
  package var written = Counter<String>()
  /// Oddities worth knowing that lose nothing, by name (`route other` …).
  package var notes = Counter<String>()

  package init() {}

  package mutating func add(_ other: Ledger) {
    objects.add(other.objects)
    inputBytes += other.inputBytes
    outputBytes += other.outputBytes
    recordsFound += other.recordsFound
    recordsParsed += other.recordsParsed
    recordsMalformed += other.recordsMalformed
    recordsSkipped.add(other.recordsSkipped)
    recordsDropped.add(other.recordsDropped)
    recordsKept += other.recordsKept
    recordsByTag.add(other.recordsByTag)
    alerts.add(other.alerts)
    written.add(other.written)
    notes.add(other.notes)
  }

  /// Sums that should agree and don't; empty when the books balance.
  package var imbalances: [String] {
    var found: [String] = []
    let accounted = recordsParsed + recordsMalformed + recordsSkipped.total
    if recordsFound != accounted {
      found.append("\(recordsFound) records found, but \(accounted) parsed, malformed or skipped")
    }
    let ended = recordsKept + recordsDropped.total
    if recordsParsed != ended { found.append("\(recordsParsed) records parsed, but \(ended) kept or dropped") }
    return found
  }
}

/// Counts by name.
package struct Counter<Key: Hashable & Comparable & Sendable>: Sendable, Equatable {
  package private(set) var counts: [Key: Int] = [:]

  package init() {}

  package mutating func count(_ key: Key, _ number: Int = 1) { counts[key, default: 0] += number }
  package mutating func add(_ other: Counter) { counts.merge(other.counts, uniquingKeysWith: +) }
  package subscript(key: Key) -> Int { counts[key] ?? 0 }
  package var total: Int { counts.values.reduce(0, +) }
  package var isEmpty: Bool { counts.isEmpty }
  /// By name.
  package var sorted: [(key: Key, count: Int)] { counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
}

/// The ledger of one lane, shared by the stages on it.
package final class LaneLedger {
  // Passed to what counts for each record; a lane's stages run one after another.
  package var ledger = Ledger()
  package init() {}
}

// Used by one task at a time: its lane.
extension LaneLedger: @unchecked Sendable {}
