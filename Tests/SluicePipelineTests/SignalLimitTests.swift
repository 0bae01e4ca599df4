import SluiceCore
import Testing

/// `max_signals` in whole pipelines: lanes render alerts side by side, and what is too many is told in the order of the
/// source.
@Suite struct SignalLimitTests {
  private static let rule = """
    [metadata]
    maturity = "production"
    [rule]
    name = "Purge"
    rule_id = "purge"
    type = "query"
    language = "kuery"
    severity = "low"
    risk_score = 21
    interval = "5m"
    max_signals = 5
    query = "event.action: PurgeQueue"
    """

  private static let objects = 12
  private static let records = 4

  private func run(_ policy: String, sink: String, lanes: Int) async throws -> (lines: [String], ledger: Ledger) {
    let folder = try TemporaryFolder()
    try folder.write("purge.toml", Self.rule)
    for object in 0..<Self.objects {
      let records = (0..<Self.records).map {
        // Two intervals.
        Record.call("PurgeQueue", id: "\(object)-\($0)", at: "2026-03-14T13:\(object < 6 ? 31 : 36):\(10 + object)Z")
      }
      try folder.write("in/\(object < 10 ? "0" : "")\(object).json", Record.object(records))
    }
    let outcome = try await Pipeline.run(
      """
      source: { file: { paths: in } }
      stages: [ decompress, parse, detect: { rules: purge.toml, max_signals: \(policy) } ]
      sinks: [ { file: { from: alerts, path: \(sink) } } ]
      """, directory: folder.path, lanes: lanes)
    return (try folder.lines(sink), outcome.ledger)
  }

  private static func id(_ alert: String) -> Substring? {
    alert.firstRange(of: #""kibana.alert.uuid":""#).map { alert[$0.upperBound...].prefix(64) }
  }

  @Test(arguments: [1, 2, 8]) func theSurplusIsMarkedInTheOrderOfTheSource(lanes: Int) async throws {
    let (lines, ledger) = try await run("mark", sink: "alerts.jsonl", lanes: lanes)
    let marked = lines.map { $0.hasSuffix(#","sluice.max_signals_exceeded":true}"#) }
    let half = Array(repeating: false, count: 5) + Array(repeating: true, count: 19)
    #expect(marked == half + half)
    #expect(ledger.written.total == 48)
    #expect(ledger.alerts["purge"] == 48)
  }

  @Test(arguments: [1, 2, 8]) func theSurplusIsFolded(lanes: Int) async throws {
    let (lines, ledger) = try await run("fold", sink: "alerts.jsonl", lanes: lanes)
    #expect(lines.count == 12)
    let folded = lines.filter { $0.contains(#""sluice.folded":{"alerts":19,"#) }
    #expect(folded.count == 2)
    #expect(ledger.written.total == 12)
    #expect(ledger.alerts["purge"] == 12)
    #expect(ledger.imbalances == [])
    // But for the folder that the objects lay in.
    #expect(try await run("fold", sink: "alerts.jsonl", lanes: 1).lines.map(Self.id) == lines.map(Self.id))
  }
}
