import Foundation
import SluiceTestSupport
import Testing

/// `sluice diff`: which alerts a change of rules adds and removes.
@Suite(.enabled(if: CommandLineTool.path != nil, Comment(rawValue: CommandLineTool.absence)))
struct DiffCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func rule(
    _ id: String, name: String, query: String, type: String = "query", severity: String = "low", more: String = ""
  ) -> String {
    """
    [rule]
    rule_id = "\(id)"
    name = "\(name)"
    description = "A rule of a test."
    risk_score = 21
    severity = "\(severity)"
    type = "\(type)"
    language = "\(type == "eql" ? "eql" : "kuery")"
    interval = "5m"
    from = "now-6m"
    query = '''
    \(query)
    '''
    \(more)
    """
  }

  private func diff(_ arguments: String...) async throws -> CommandLineTool.Outcome {
    try await CommandLineTool.run(
      ["diff", "--old", "old", "--new", "new", "--summary", "none"] + arguments, in: folder)
  }

  private func json(_ arguments: String...) async throws -> NaiveJSON {
    let outcome = try await CommandLineTool.run(
      ["diff", "--old", "old", "--new", "new", "--summary", "none", "--format", "json"] + arguments, in: folder)
    #expect(outcome.status == 0)
    return try #require(NaiveJSON(outcome.output.utf8))
  }

  /// Purges by alice and bob, a deletion by bob, repeated.
  private func writeInput() throws {
    let records = [
      Record.call("PurgeQueue", id: "p1", at: "2026-03-14T13:00:00Z", user: "alice"),
      Record.call("PurgeQueue", id: "p2", at: "2026-03-14T13:00:10Z", user: "bob"),
      Record.call("DeleteQueue", id: "d1", at: "2026-03-14T13:00:20Z", user: "bob"),
      Record.call("DeleteQueue", id: "d2", at: "2026-03-14T13:00:30Z", user: "bob"),
      Record.call("DeleteQueue", id: "d2", at: "2026-03-14T13:00:30Z", user: "bob"),
    ]
    try folder.write("logs/a.json", Record.object(records))
  }

  @Test func aChangedRuleAddsAndRemovesAlerts() async throws {
    try writeInput()
    try folder.write("old/r.toml", Self.rule("r1", name: "Purged", query: "event.action: PurgeQueue"))
    try folder.write(
      "new/r.toml",
      Self.rule(
        "r1", name: "Emptied", query: "event.action: (PurgeQueue or DeleteQueue) and not user.name: alice",
        severity: "high"))
    let outcome = try await diff("logs")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("rules   1 before, 1 after: 1 changed"))
    #expect(outcome.output.contains("alerts  2 before, 3 after: 1 removed, 2 added, 1 the same"))
    #expect(outcome.output.contains("Emptied (changed: was 'Purged', query, severity low -> high)"))
    #expect(outcome.output.contains("1 removed: 1 alice"))
    #expect(outcome.output.contains("2 added: 2 bob"))
    #expect(outcome.output.contains("2026-03-14 13:00:20  bob  sqs:DeleteQueue  203.0.113.77  d1"))

    let result = try await json("logs", "--examples", "1")
    #expect(result["removed"] == .number("1") && result["added"] == .number("2") && result["common"] == .number("1"))
    let rules = try #require(result["rules"]?.items)
    #expect(rules.count == 1 && rules[0]["status"]?.text == "changed")
    #expect(rules[0]["added"]?["examples"]?.items?.count == 1)
    #expect(rules[0]["added"]?["examples"]?.items?.first?["event_id"]?.text == "d1")
    #expect(rules[0]["removed"]?["actors"]?.items?.first?["name"]?.text == "alice")
  }

  @Test func addedAndRemovedRulesAreToldById() async throws {
    try writeInput()
    try folder.write("old/r.toml", Self.rule("r1", name: "Same name", query: "event.action: PurgeQueue"))
    try folder.write("new/r.toml", Self.rule("r2", name: "Same name", query: "event.action: PurgeQueue"))
    let rules = try #require(try await json("logs")["rules"]?.items)
    #expect(Set(rules.compactMap { $0["status"]?.text }) == ["added", "removed"])
    #expect(rules.allSatisfy { $0["changes"]?.items?.isEmpty == true })
  }

  @Test func rulesWithStateAreComparedToo() async throws {
    let records = (0..<6).map {
      Record.call("GetObject", of: "s3", id: "g\($0)", at: "2026-03-14T13:00:0\($0)Z", user: $0 < 4 ? "alice" : "bob")
    }
    try folder.write("logs/a.json", Record.object(records))
    func threshold(_ value: Int) -> String {
      Self.rule(
        "t", name: "Many", query: "event.action: GetObject", type: "threshold",
        more: "[rule.threshold]\nfield = [\"user.name\"]\nvalue = \(value)\n")
    }
    try folder.write("old/t.toml", threshold(4))
    try folder.write("new/t.toml", threshold(2))
    let same = Self.rule(
      "s", name: "Twice", query: "sequence by user.name [any where event.action == \"GetObject\"] with runs=2",
      type: "eql")
    try folder.write("old/s.toml", same)
    try folder.write("new/s.toml", same)
    let rules = try #require(try await json("logs")["rules"]?.items)
    let many = try #require(rules.first { $0["id"]?.text == "t" })
    // Alice reaches four once, or two twice; Bob only two.
    #expect(many["old"] == .number("1"))
    #expect(many["new"] == .number("3"))
    let twice = try #require(rules.first { $0["id"]?.text == "s" })
    #expect(twice["status"]?.text == "unchanged" && twice["old"] == twice["new"] && twice["old"] != .number("0"))
    #expect(twice["added"]?["count"] == .number("0"))
  }

  @Test func unchangedRulesMakeNoDifference() async throws {
    let outcome = try await CommandLineTool.run(
      ["diff", "--old", Checkout.rules, "--new", Checkout.rules, "--fail-on-change", Checkout.samples], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("alerts  46 before, 46 after: 0 removed, 0 added, 46 the same"))
    #expect(outcome.output.split(separator: "\n").count == 2)
    #expect(outcome.errors.contains("561 found: 561 parsed"))
  }

  @Test func aChangedCopyOfTheShippedRulesIsSeenOnTheSample() async throws {
    let new = "\(folder.path)/new"
    try FileManager.default.copyItem(atPath: Checkout.rules, toPath: new)
    try FileManager.default.removeItem(atPath: "\(new)/defense_evasion_sqs_queue_purged.toml")
    let arguments = ["diff", "--old", Checkout.rules, "--new", new, "--summary", "none", Checkout.samples]
    let plain = try await CommandLineTool.run(arguments, in: folder)
    #expect(plain.status == 0)
    #expect(plain.output.contains("AWS SQS Queue Purged (removed)"))
    // The output does not depend on the lanes.
    for lanes in ["1", "3"] {
      let other = try await CommandLineTool.run(arguments + ["--lanes", lanes], in: folder)
      #expect(other.output == plain.output)
    }
    let failing = try await CommandLineTool.run(arguments + ["--fail-on-change"], in: folder)
    #expect(failing.status == 4)
  }

  @Test func mistakesAreSaid() async throws {
    try writeInput()
    try folder.write("old/r.toml", Self.rule("r1", name: "Purged", query: "event.action: PurgeQueue"))
    let absent = try await diff("logs")
    #expect(absent.status == 1 && absent.errors.contains("new"))
    let unnamed = try await CommandLineTool.run(["diff", "--old", "old", "logs"], in: folder)
    #expect(unnamed.status == 1 && unnamed.errors.contains("--old and --new"))
  }
}
