package import SluiceCore
import SluiceDecompress
import SluiceECS
package import SluiceMatch
import SluiceParse

/// A compiled rule set, the records to match it against, and what has to come of it.
package struct Matching: Sendable {
  package let expectedMatches: Int
  package var records: Int { data.events.count }

  private let data: TrailData
  private let plain: [PlainRule]
  private let rules: RuleSet
  private let plan: ParsePlan

  package init(rules count: Int, hits share: HitShare, over data: TrailData) {
    self.data = data
    plain = PlainRule.generated(count, hits: share)
    var builder = ProjectionBuilder()
    rules = RuleSet(compiling: plain.map(\.program), catalog: CloudTrailCatalog(), in: &builder)
    check("fields that records never have", rules.unknownFields.isEmpty)
    let parser = ParsePlan(options: ParseOptions(), in: &builder)
    plan = parser.with(builder.build())
    expectedMatches = Self.matchesByRule(plain, data.events).reduce(0, +)
  }

  package func makeMatcher() -> Matcher { Matcher(rules) }

  /// The records in batches of a window each, which live side by side; no derived column was computed yet.
  package func parsedBatches() async throws -> [RecordBatch] {
    var batches: [RecordBatch] = []
    for try await batch in MemoryFeed(data.objects).blobs.plainWindows().parse(plan, lane: LaneLedger()) {
      batches.append(batch)
    }
    return batches
  }

  /// Parses the records and matches them, a window at a time.
  ///
  /// - Returns: the number of matches.
  package func parseAndMatch() async throws -> Int {
    var matcher = makeMatcher()
    var count = 0
    for try await batch in MemoryFeed(data.objects).blobs.plainWindows().parse(plan, lane: LaneLedger()) {
      matcher.match(batch, detector: 0)
      count += batch.matches.count
    }
    return count
  }

  /// Compares each rule's matches with those of the plain evaluation.
  package func checkMatches() async throws {
    var found = Array(repeating: 0, count: plain.count)
    var matcher = makeMatcher()
    for batch in try await parsedBatches() {
      matcher.match(batch, detector: 0)
      for match in batch.matches { found[match.rule] += 1 }
    }
    check("matches by rule", found, equals: Self.matchesByRule(plain, data.events))
  }

  /// Rule by rule over the events; equal events are looked at once.
  private static func matchesByRule(_ rules: [PlainRule], _ events: [Event]) -> [Int] {
    let counts = Dictionary(events.map { ($0, 1) }, uniquingKeysWith: +)
    return rules.map { rule in counts.reduce(0) { $0 + (rule.holds(for: $1.key) ? $1.value : 0) } }
  }
}
