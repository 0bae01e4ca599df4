import Foundation
import SluiceTestSupport
import Testing

/// The built binary: what a command line leaves of events and rules.
@Suite(.enabled(if: CommandLineTool.path != nil, Comment(rawValue: CommandLineTool.absence)))
struct FilterOptionsTests {
  private let folder: TemporaryFolder
  private static let rules = ["SLUICE_RULES": Checkout.rules]

  init() throws { folder = try TemporaryFolder() }

  private func sluice(_ arguments: String...) async throws -> CommandLineTool.Outcome {
    try await CommandLineTool.run(arguments, in: folder, environment: Self.rules)
  }

  private func documents(_ outcome: CommandLineTool.Outcome) throws -> [NaiveJSON] {
    try outcome.output.split(separator: "\n").map { try #require(NaiveJSON($0.utf8)) }
  }

  private func writeEvents() throws {
    try folder.write(
      "in.json",
      Record.object([
        Record.call("PurgeQueue", id: "a", region: "eu-west-1"),
        Record.call("GetObject", of: "s3", id: "b"),
        Record.call("PurgeQueue", id: "c").replacing(
          "\"recipientAccountId\":\"111122223333\"", with: "\"recipientAccountId\":\"444455556666\""),
      ]))
  }

  private func mapped(_ options: String...) async throws -> (ids: [String], ledger: NaiveJSON) {
    let outcome = try await CommandLineTool.run(["map", "in.json", "--summary", "json"] + options, in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return (
      try documents(outcome).compactMap { $0["event"]?["id"]?.text }, try #require(NaiveJSON(outcome.errors.utf8))
    )
  }

  @Test func eventsAreChosenByAccountRegionAndService() async throws {
    try writeEvents()
    let account = try await mapped("--account", "444455556666")
    #expect(account.ids == ["c"])
    #expect(account.ledger["balanced"] == .bool(true))
    #expect(account.ledger["records_dropped"]?["of another account"] == .number("2"))
    #expect(try await mapped("--region", "eu-west-1").ids == ["a"])
    #expect(try await mapped("--region", "eu-west-1", "--region", "us-east-1").ids == ["a", "b", "c"])
    for service in ["s3", "s3.amazonaws.com", "S3"] {
      #expect(try await mapped("--service", service).ids == ["b"])
    }
    #expect(try await mapped("--service", "sqs", "--account", "111122223333").ids == ["a"])
  }

  @Test func objectsOfOtherAccountsAndRegionsAreNotRead() async throws {
    let all = try await sluice("detect", Checkout.samples, "--summary", "json")
    let some = try await sluice(
      "detect", Checkout.samples, "--account", "777788889999", "--region", "eu-central-1", "--summary", "json")
    #expect(some.status == 0)
    let ledger = try #require(NaiveJSON(some.errors.utf8))
    #expect(ledger["objects"]?["skipped: excluded"] != nil || some.errors.contains("excluded"))
    #expect(try documents(some).allSatisfy { $0["cloud"]?["region"]?.text == "eu-central-1" })
    // What is left out has no alerts of that account and region.
    let expected = try documents(all).filter {
      $0["cloud"]?["region"]?.text == "eu-central-1"
        && $0["aws"]?["cloudtrail"]?["recipient_account_id"]?.text == "777788889999"
    }
    #expect(try documents(some).count == expected.count)
  }

  @Test func rulesAreChosenByLevelAndName() async throws {
    let high = try await sluice("detect", Checkout.samples, "--level", "high")
    #expect(high.status == 0)
    let severities = try documents(high).compactMap { $0["kibana.alert.severity"]?.text }
    #expect(!severities.isEmpty && severities.allSatisfy { ["high", "critical"].contains($0) })
    let named = try await sluice("detect", Checkout.samples, "--rule", "aws sqs*", "--rule", "no such rule")
    #expect(try documents(named).allSatisfy { $0["kibana.alert.rule.name"]?.text?.hasPrefix("AWS SQS") == true })
    #expect(!named.output.isEmpty)
    #expect(named.errors.contains("no such rule"))
  }

  @Test func optionsOfRunCountBesideTheFile() async throws {
    try writeEvents()
    try folder.write(
      "p.yaml",
      """
      source: { file: { paths: in.json } }
      stages:
        - decompress
        - parse
        - detect: { rules: "\(Checkout.rules)", severity: critical }
      sinks: [ stdout: { format: jsonl } ]
      """)
    #expect(try await sluice("run", "p.yaml").output.isEmpty)
    let run = try await sluice("run", "p.yaml", "--level", "low", "--rule", "AWS SQS Queue Purged")
    #expect(try documents(run).count == 2)
    let one = try await sluice("run", "p.yaml", "--level", "low", "--rule", "AWS SQS*", "--account", "444455556666")
    #expect(try documents(one).compactMap { $0["event"]?["id"]?.text } == ["c"])
    #expect(try await sluice("run", "p.yaml", "--level", "low", "--after", "2027-01-01").output.isEmpty)
  }

  @Test(arguments: [
    (["--account", "12"], "12 digits"), (["--region", "EU west"], "not a region"),
    (["--service", ""], "not a service"),
    (["--after", "2026-02-01", "--before", "2026-01-01"], "no event fits"),
  ])
  func mistakesAreUsageErrors(_ options: [String], _ message: String) async throws {
    let outcome = try await CommandLineTool.run(["map", "in.json"] + options, in: folder)
    #expect(outcome.status == 64 || outcome.status == 1)
    #expect(outcome.errors.contains(message))
  }

  @Test func choosingRulesNeedsADetectStage() async throws {
    try folder.write("p.yaml", "source: { file: { paths: x } }\nstages: [parse]\nsinks: [stdout: { from: events }]\n")
    let outcome = try await sluice("run", "p.yaml", "--level", "high")
    #expect(outcome.status != 0 && outcome.errors.contains("has no detect stage"))
  }
}
