import Foundation
import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceDetect

/// What is stored and taken up at any point gives the alerts that a run without a stop gives.
@Suite struct CorrelatorStateTests {
  static let rules: [String: [String: String]] = [
    "threshold": [
      "a.toml": rule(
        "threshold", "event.action: (A or B)", type: "threshold",
        more: "from = \"now-20m\"\n[rule.threshold]\nfield = [\"user.name\"]\nvalue = 4\n"
          + "[[rule.threshold.cardinality]]\nfield = \"event.action\"\nvalue = 2")
    ],
    "new_terms": [
      "a.toml": rule(
        "terms", "event.action: *", type: "new_terms",
        more: "[rule.new_terms]\nfield = \"new_terms_fields\"\nvalue = [\"user.name\", \"event.action\"]\n"
          + "[[rule.new_terms.history_window_start]]\nfield = \"history_window_start\"\nvalue = \"now-1h\"")
    ],
    "sequence": [
      "a.toml": eql(
        "sequence",
        "sequence by user.name with maxspan=30m [any where event.action == \"A\"] [any where event.action == \"B\"] "
          + "[any where event.action == \"C\"] until [any where event.action == \"E\"]"),
      "b.toml": eql(
        "missing-last",
        "sequence by user.name with maxspan=15m [any where event.action == \"A\"] [any where event.action == \"B\"] "
          + "![any where event.action == \"C\"]"),
      "c.toml": eql(
        "missing-around",
        "sequence by user.name with maxspan=15m ![any where event.action == \"D\"] [any where event.action == \"A\"] "
          + "![any where event.action == \"E\"] [any where event.action == \"B\"] ![any where event.action == \"C\"]"),
      "d.toml": eql(
        "no-span",
        "sequence [any where event.action == \"D\"] by user.name [any where event.action == \"E\"] by user.name"),
    ],
    "correlation": [
      "a.yaml": """
      title: A
      id: base-a
      logsource: { product: aws, service: cloudtrail }
      detection: { s: { eventName: A }, condition: s }
      """,
      "b.yaml": """
      title: B
      id: base-b
      logsource: { product: aws, service: cloudtrail }
      detection: { s: { eventName: [B, C] }, condition: s }
      """,
      "c.yaml": correlation("many", "event_count", ["base-b"], "gte: 4"),
      "d.yaml": correlation("few", "event_count", ["base-a"], "lt: 3"),
      "e.yaml": correlation("exactly", "value_count", ["base-a", "base-b"], "eq: 2\n    field: eventName"),
      "f.yaml": correlation("ordered", "temporal_ordered", ["base-a", "base-b"], nil),
      "g.yaml": correlation("of-alerts", "event_count", ["many"], "gte: 2"),
    ],
    "suppressed": [
      "a.toml": rule("suppressed-query", "event.action: (A or B)", more: suppression),
      "b.toml": rule(
        "suppressed-terms", "event.action: *", type: "new_terms",
        more: suppression
          + "\n[rule.new_terms]\nfield = \"new_terms_fields\"\nvalue = [\"event.action\", \"user.name\"]\n"
          + "[[rule.new_terms.history_window_start]]\nfield = \"history_window_start\"\nvalue = \"now-30m\""),
    ],
    "signals": [
      "a.toml": rule(
        "limited", "event.action: *", type: "new_terms",
        more: "interval = \"10m\"\nmax_signals = 2\n[rule.new_terms]\nfield = \"new_terms_fields\"\n"
          + "value = [\"event.action\", \"user.name\"]\n"
          + "[[rule.new_terms.history_window_start]]\nfield = \"history_window_start\"\nvalue = \"now-30m\"")
    ],
    "esql": [
      "a.toml": rule(
        "counts",
        "from logs-aws.cloudtrail-* | where event.action in (\"A\", \"B\") | stats n = count(*), "
          + "names = values(event.action) by user.name | where n >= 3",
        type: "esql", more: "interval = \"5m\"\nfrom = \"now-15m\""
      ).replacingOccurrences(of: "\"kuery\"", with: "\"esql\"")
    ],
  ]

  static let suppression = """
    interval = "5m"
    [rule.alert_suppression]
    group_by = ["user.name"]
    missing_fields_strategy = "suppress"
    [rule.alert_suppression.duration]
    value = 10
    unit = "m"
    """

  static func eql(_ id: String, _ query: String) -> String {
    rule(id, query, type: "eql").replacingOccurrences(of: "\"kuery\"", with: "\"eql\"")
  }

  static func correlation(_ id: String, _ type: String, _ rules: [String], _ condition: String?) -> String {
    """
    title: \(id)
    id: \(id)
    correlation:
      type: \(type)
      rules: [\(rules.joined(separator: ", "))]
      group-by: [userIdentity.userName]
      timespan: 20m
    """ + (condition.map { "\n  condition:\n    \($0)\n" } ?? "\n")
  }

  /// Blobs of events in disorder, some of them twice, some late.
  static func blobs(_ random: inout SeededGenerator) -> [[String]] {
    var time: Int64 = 1_767_225_600_000
    var earlier: [String] = []
    return (0..<30).map { blob in
      (0..<Int.random(in: 1...8, using: &random)).map { number in
        if !earlier.isEmpty, Int.random(in: 0..<8, using: &random) == 0 {
          return earlier[Int.random(in: 0..<earlier.count, using: &random)]
        }
        time += Int64.random(in: 0...120_000, using: &random)
        let late: Int64 = Int.random(in: 0..<12, using: &random) == 0 ? 3_000_000 : 0
        // Full seconds, so that some events are of one time.
        let at = (time + Int64.random(in: -300_000...300_000, using: &random) - late) / 1_000 * 1_000
        let text = event(
          String("ABCDE".randomElement(using: &random) ?? "A"), by: "somebody-\(Int.random(in: 0..<4, using: &random))",
          at: EventTime(milliseconds: at).description, id: "\(blob)-\(number)")
        earlier.append(text)
        return text
      }
    }
  }

  @Test(arguments: rules.keys.sorted(), [1_000_000, 3])
  func takenUpAtAnyPointItGivesTheSameAlerts(_ kind: String, _ limit: Int) throws {
    var total = 0
    for seed in 0..<25 {
      var random = SeededGenerator(seed: UInt64(seed))
      let blobs = Self.blobs(&random)
      let whole = try StateFixture(Self.rules[kind] ?? [:], limit: limit, folds: seed % 2 == 0)
      for blob in blobs { try whole.take(blob) }
      try whole.end()

      let stopped = try StateFixture(Self.rules[kind] ?? [:], limit: limit, folds: seed % 2 == 0)
      stopped.beginRecording()
      for blob in blobs {
        try stopped.take(blob)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: stopped.checkpoint()
        case 1:
          stopped.checkpoint()
          try stopped.takeUp()
        default: break
        }
      }
      try stopped.end()
      #expect(stopped.alerts == whole.alerts, "seed \(seed)")
      if stopped.alerts != whole.alerts { return }
      total += whole.alerts.count
    }
    #expect(total > 20, "the events are to fire rules")
  }

  @Test func allKindsTogetherGiveTheSameAlerts() throws {
    var rules: [String: String] = [:]
    for (kind, files) in Self.rules { for (name, text) in files { rules[kind + "-" + name] = text } }
    for seed in 100..<110 {
      var random = SeededGenerator(seed: UInt64(seed))
      let blobs = Self.blobs(&random)
      let whole = try StateFixture(rules)
      for blob in blobs { try whole.take(blob) }
      try whole.end()
      let stopped = try StateFixture(rules)
      stopped.beginRecording()
      for blob in blobs {
        try stopped.take(blob)
        stopped.checkpoint()
        try stopped.takeUp()
      }
      try stopped.end()
      #expect(stopped.alerts == whole.alerts)
    }
  }

  @Test func whatEndedIsNoLongerStored() throws {
    var random = SeededGenerator(seed: 7)
    let fixture = try StateFixture((Self.rules["sequence"] ?? [:]).filter { $0.key != "d.toml" })
    fixture.beginRecording()
    for blob in Self.blobs(&random) {
      try fixture.take(blob)
      fixture.checkpoint()
    }
    let before = fixture.stored.values.reduce(0) { $0 + $1.count }
    // A day later.
    for minute in 0..<3 {
      try fixture.take([
        event("Z", by: "nobody", at: "2026-01-04T00:0\(minute)0:00Z".replacingOccurrences(of: "00:00Z", with: ":00Z"))
      ])
      try fixture.take([event("A", by: "nobody", at: "2026-01-05T0\(minute):00:00Z")])
    }
    fixture.checkpoint()
    let after = fixture.stored.filter { $0.key.kind != .order }.mapValues { $0.filter { !$0.key.isEmpty }.count }
    #expect(before > 50)
    #expect(after.values.reduce(0, +) <= 8)
  }

  @Test func aChangedRuleLosesItsStateAndOthersKeepTheirs() throws {
    let threshold = Self.rules["threshold"]?["a.toml"] ?? ""
    let terms = Self.rules["new_terms"]?["a.toml"] ?? ""
    let before = try StateFixture(["a.toml": threshold, "b.toml": terms])
    let renamed = try StateFixture([
      "a.toml": threshold.replacingOccurrences(of: "Rule threshold", with: "Another name"), "b.toml": terms,
    ])
    let changed = try StateFixture([
      "0.toml": Self.rules["esql"]?["a.toml"] ?? "",
      "a.toml": threshold.replacingOccurrences(of: "value = 4", with: "value = 5"), "b.toml": terms,
    ])
    #expect(renamed.sections == before.sections)
    let kept = Set(changed.sections).intersection(before.sections)
    #expect(kept.filter { $0.kind == .rule }.map(\.name) == ["terms"])

    before.beginRecording()
    for number in 0..<3 { try before.take([event("A", by: "u", at: "2026-01-01T00:0\(number):00Z")]) }
    before.checkpoint()
    // They wait behind the watermark; those of the rule that stayed are judged with the new set of rules.
    try changed.takeUp(from: before.stored)
    try changed.end()
    #expect(changed.alerts.count == 1)
    #expect(changed.alerts.first?.hasPrefix("terms ") == true)
  }

  @Test func damagedEntriesAreAnErrorThatNamesTheRule() throws {
    var random = SeededGenerator(seed: 3)
    let fixture = try StateFixture(Self.rules["sequence"] ?? [:])
    fixture.beginRecording()
    for blob in Self.blobs(&random) { try fixture.take(blob) }
    fixture.checkpoint()
    var refused = 0
    for (section, entries) in fixture.stored {
      for entry in entries.values {
        guard let value = entry.value, !value.isEmpty else { continue }
        for cut in [value.count / 2, value.count - 1, 0] {
          do throws(StageError) {
            try fixture.correlator.restore(
              StateEntry(key: entry.key, value: Array(value.prefix(cut))), of: section)
          } catch {
            refused += 1
            if section.kind == .rule { #expect(error.message.contains("--drop \(section.name)")) }
          }
        }
      }
    }
    #expect(refused > 50)
  }

  @Test func givingUpGroupsIsToldOnce() throws {
    var random = SeededGenerator(seed: 1)
    let fixture = try StateFixture(Self.rules["threshold"] ?? [:], limit: 2)
    fixture.beginRecording()
    for blob in Self.blobs(&random) {
      try fixture.take(blob)
      fixture.checkpoint()
      try fixture.takeUp()
    }
    try fixture.end()
    let notices = fixture.alerts.filter { $0.contains("\"sluice.notice\":\"groups_given_up\"") }
    #expect(notices.count == 1)
    #expect(notices.first?.contains("more than 2 groups") == true)
  }
}
