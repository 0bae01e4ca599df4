import Foundation
import SluiceCore
import SluiceECS
import SluiceRules
import SluiceTestSupport
import Testing

@testable import SluiceDetect

/// Rules that work on the alerts of others: what their query refuses of a rule is not carried along.
@Suite struct AlertReaderTests {
  private static let terms = """
    [rule.new_terms]
    field = "new_terms_fields"
    value = ["user.name"]
    [[rule.new_terms.history_window_start]]
    field = "history_window_start"
    value = "now-7d"
    """

  private let rules = [
    "low.toml": rule("low", "event.action: A").replacingOccurrences(of: "\"medium\"", with: "\"low\""),
    "high.toml": rule("high", "event.action: B").replacingOccurrences(of: "\"medium\"", with: "\"high\""),
    "terms.toml": rule("terms", "event.action: C", type: "new_terms", more: terms)
      .replacingOccurrences(of: "\"medium\"", with: "\"low\""),
    "reader.toml": rule(
      "reader",
      "from .alerts-security.* | where kibana.alert.severity in (\"medium\", \"high\") and user.name is not null "
        + "| stats n = count(*), names = values(kibana.alert.rule.name) by user.name | where n >= 2",
      type: "esql"
    ).replacingOccurrences(of: "\"kuery\"", with: "\"esql\""),
  ]

  @Test func alertsThatTheQueryRefusesAreNotCounted() throws {
    let fixture = try DetectFixture(rules)
    let events = ["A", "B", "C", "A", "B", "A"].enumerated().map {
      event($1, by: "alice", at: "2026-01-01T00:00:0\($0)Z")
    }
    let outcome = try fixture.detect(events)
    let alerts = outcome.ordered.filter { $0.contains(#""kibana.alert.rule.rule_id":"reader""#) }
    #expect(alerts.count == 1)
    #expect(alerts.first?.contains(#""events":2"#) == true)
    #expect(alerts.first?.contains("Rule high") == true)
    #expect(alerts.first?.contains("Rule low") == false)
  }

  @Test func rulesThatItRefusesCarryNothingAlong() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    for (name, text) in rules {
      try text.write(to: url.appendingPathComponent(name), atomically: false, encoding: .utf8)
    }
    let programs = RuleLibrary.load(paths: [url.path]).programs
    var builder = ProjectionBuilder()
    let assembly = DetectionAssembly(
      programs, catalogs: (CloudTrailCatalog(), RecordCatalog()), options: DetectionOptions(), in: &builder)
    let roles = Dictionary(assembly.roles.map { (programs[$0.rule].rule.id, $0) }) { first, _ in first }
    #expect(roles["low"]?.isCandidate == false && roles["low"]?.needsExtras == false)
    #expect(roles["high"]?.isCandidate == true && roles["high"]?.needsExtras == true)
    #expect(roles["terms"]?.isCandidate == true && roles["terms"]?.needsExtras == false)
  }
}
