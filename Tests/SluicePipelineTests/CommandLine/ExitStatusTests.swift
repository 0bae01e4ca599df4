import Foundation
import SluiceTestSupport
import Testing

/// The built binary: how it ends, and what it says.
@Suite(.enabled(if: CommandLineTool.path != nil, Comment(rawValue: CommandLineTool.absence)))
struct ExitStatusTests {
  private let folder: TemporaryFolder
  private let rules = ["SLUICE_RULES": Checkout.rules]
  /// A pipeline over `input` that keeps its dead letters.
  private static let pipeline = """
    source: { file: { paths: input } }
    stages: [ decompress, parse ]
    sinks:
      - stdout: { from: events, format: raw }
      - file: { from: dead_letters, path: dead-letters.jsonl, overwrite: true }
    """

  init() throws { folder = try TemporaryFolder() }

  private func sluice(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> CommandLineTool.Outcome {
    try await CommandLineTool.run(arguments, in: folder, environment: environment)
  }

  @Test func detectPrintsAlertsAndTheLedger() async throws {
    let outcome = try await sluice("detect", Checkout.samples, environment: rules)
    #expect(outcome.status == 0)
    let alerts = outcome.output.split(separator: "\n")
    #expect(alerts.count == 46)
    #expect(alerts.allSatisfy { NaiveJSON($0.utf8)?["kibana.alert.rule.name"]?.text != nil })
    #expect(outcome.errors.contains("561 found: 561 parsed, 0 malformed"))
    #expect(outcome.errors.contains("46 from 44 rules"))
  }

  @Test func detectTakesTimesAndGlobs() async throws {
    let all = try await sluice("detect", Checkout.samples, environment: rules)
    let some = try await sluice(
      "detect", Checkout.samples, "--after", "2026-03-14T13:30:00Z", "--before", "2026-03-14T13:35:00Z",
      "--include", "*_us-east-1_*", environment: rules)
    #expect(some.status == 0)
    let times = some.output.split(separator: "\n").compactMap { NaiveJSON($0.utf8)?["@timestamp"]?.text }
    #expect(!times.isEmpty && times.allSatisfy { $0 >= "2026-03-14T13:30" && $0 < "2026-03-14T13:35" })
    #expect(times.count < all.output.split(separator: "\n").count)
  }

  @Test func standardInputIsRead() async throws {
    let outcome = try await CommandLineTool.run(
      ["detect", "-", "--summary", "json"], in: folder, environment: rules,
      input: Record.object([Record.call("PurgeQueue", id: "in-1"), Record.call("ListQueues", id: "in-2")]))
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("AWS SQS Queue Purged"))
    let summary = try #require(NaiveJSON(outcome.errors.utf8))
    #expect(summary["alerts"] == .number("1"))
    #expect(summary["records_found"] == .number("2"))
    #expect(summary["balanced"] == .bool(true))
  }

  @Test func mapPrintsDocumentsAndRecords() async throws {
    let record = Record.call("PurgeQueue", id: "map-1")
    try folder.write("in.json", Record.object([record]).replacing(",", with: ",\n  "))
    let mapped = try await sluice("map", "in.json", "--summary", "none")
    #expect(mapped.status == 0 && mapped.errors == "")
    let document = try #require(NaiveJSON(mapped.output.utf8))
    #expect(document["event"]?["action"]?.text == "PurgeQueue")
    #expect(document["user"]?["name"]?.text == "helpdesk-rotation")
    let raw = try await sluice("map", "--raw", "in.json", "--summary", "none")
    #expect(raw.status == 0)
    #expect(raw.output == record + "\n")
  }

  @Test func damagedInputIsStatusTwo() async throws {
    try folder.write("pipeline.yaml", Self.pipeline)
    try folder.write("input/a.json", Record.object([Record.call("PurgeQueue", id: "1"), "{\"a\":}"]))
    let record = try await sluice("run", "pipeline.yaml")
    #expect(record.status == 2)
    #expect(record.output.contains("\"eventID\":\"1\""))
    #expect(try folder.lines("dead-letters.jsonl").count == 1)

    let sample = try Data(contentsOf: URL(fileURLWithPath: Checkout.sampleFiles[0]))
    try folder.write("cut.json.gz", sample.dropLast(100))
    let object = try await sluice("detect", "cut.json.gz", environment: rules)
    #expect(object.status == 2)
    #expect(object.errors.contains("cut.json.gz:") && object.errors.contains("code=truncated"))
  }

  @Test func wellReadInputIsStatusZero() async throws {
    try folder.write("pipeline.yaml", Self.pipeline)
    try folder.write("input/a.json", MixedInput.good)
    let outcome = try await sluice("run", "pipeline.yaml", "--log-format", "json", "--lanes", "3")
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").count == 2)
    #expect(try folder.text("dead-letters.jsonl") == "")
  }

  @Test func mistakesAreStatusOne() async throws {
    try folder.write("bad.yaml", "source: { file: { paths: . } }\nstages: [ decompres, parse ]\nsinks: [ stdout ]\n")
    for arguments in [
      ["--nonsense"], ["detect"], ["detect", "--lanes", "0", "."], ["run", "absent.yaml"], ["validate", "absent.yaml"],
      ["detect", "absent-folder"], ["run", "bad.yaml"], ["validate", "bad.yaml"], ["run", "bad.yaml", "--set", "x"],
      ["detect", ".", "--after", "yesterday"], ["detect", ".", "--after", "2026-02-01", "--before", "2026-01-01"],
    ] {
      let outcome = try await CommandLineTool.run(arguments, in: folder, environment: rules)
      #expect(outcome.status == 1, "\(arguments)")
      #expect(!(outcome.output + outcome.errors).isEmpty, "\(arguments)")
    }
    let outcome = try await sluice("run", "bad.yaml")
    #expect(outcome.errors.contains("bad.yaml:2:11: error: unknown stage 'decompres'; did you mean 'decompress'?"))
    let absent = try await sluice("detect", "absent-folder", environment: rules)
    #expect(absent.errors.contains("absent-folder: no such file or directory"))
  }

  @Test func validateSaysWhatIsWrongAsTextAndJSON() async throws {
    try folder.write("bad.yaml", "source: { file: { paths: . } }\nstages: [ decompres, parse ]\nsinks: [ stdout ]\n")
    let text = try await sluice("validate", "bad.yaml")
    #expect(text.output.hasPrefix("bad.yaml:2:11: error: unknown stage 'decompres'"))
    let json = try await sluice("validate", "bad.yaml", "--format", "json")
    #expect(json.status == 1)
    let problem = try #require(NaiveJSON(json.output.utf8)?["problems"]?.items?.first)
    #expect(problem["line"] == .number("2") && problem["column"] == .number("11"))
    #expect(problem["suggestion"]?.text == "decompress")

    try folder.write("good.yaml", Self.pipeline)
    try folder.write("input/a.json", MixedInput.good)
    let good = try await sluice("validate", "good.yaml", "--format", "json")
    #expect(good.status == 0)
    #expect(NaiveJSON(good.output.utf8)?["valid"] == .bool(true))
    // Nothing was opened for writing.
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/dead-letters.jsonl"))
  }

  @Test func alertsOfASeverityAreStatusFour() async throws {
    try folder.write("in.json", Record.object([Record.call("PurgeQueue", id: "1")]))
    // The rule's severity is medium.
    for (severity, status) in [("low", 4), ("medium", 4), ("high", 0), ("critical", 0)] as [(String, Int32)] {
      let outcome = try await sluice("detect", "in.json", "--fail-on", severity, environment: rules)
      #expect(outcome.status == status, "\(severity)")
      #expect(outcome.output.contains("AWS SQS Queue Purged"))
      #expect(outcome.errors.contains("1 from 1 rule\n"))
    }
    try folder.write("quiet.json", Record.object([Record.call("ListQueues", id: "1")]))
    let quiet = try await sluice("detect", "quiet.json", "--fail-on", "low", environment: rules)
    #expect(quiet.status == 0)
    // An alert counts for more than a damaged record.
    try folder.write("both.json", Record.object([Record.call("PurgeQueue", id: "1"), "{\"a\":}"]))
    let both = try await sluice("detect", "both.json", "--fail-on", "low", environment: rules)
    #expect(both.status == 4)
    let unknown = try await sluice("detect", "in.json", "--fail-on", "worst", environment: rules)
    #expect(unknown.status == 1)
  }

  @Test func formatsAreChosenOnTheCommandLine() async throws {
    try folder.write("in.json", Record.object([Record.call("PurgeQueue", id: "1")]))
    let csv = try await sluice("detect", "in.json", "--format", "csv", environment: rules)
    #expect(csv.status == 0)
    // Swift counts CR LF as one character.
    let rows = csv.output.split(separator: "\r\n")
    #expect(rows.count == 2 && rows[0].hasPrefix("time,severity,risk_score,rule,rule_id,actor,"))
    #expect(rows[1].contains(",medium,47,AWS SQS Queue Purged,"))
    let none = try await sluice(
      "detect", "in.json", "--format", "csv", "--after", "2030-01-01", environment: rules)
    #expect(none.output == rows[0] + "\r\n")

    let table = try await sluice(
      "detect", "in.json", "--format", "table",
      environment: rules.merging(["COLUMNS": "80"]) { old, _ in old })
    let lines = table.output.split(separator: "\n")
    #expect(lines.count == 2 && lines.allSatisfy { $0.count <= 80 && !$0.contains("\u{1B}") })
    #expect(lines[0].hasPrefix("time (UTC)      sev   rule"))
    #expect(lines[1].contains("  med   AWS SQS Queue Purged"))
    // Neither a progress line nor a summary where nobody looks on.
    #expect(!table.errors.contains("\r") && !table.errors.contains("\u{1B}"))
    #expect(table.errors.hasPrefix("objects   1 done\n"))

    try folder.write(
      "pipeline.yaml",
      "source: { file: { paths: in.json } }\nstages: [ decompress, parse ]\nsinks: [ stdout: { from: events } ]\n")
    let events = try await sluice("run", "pipeline.yaml", "--format", "csv", "--no-progress")
    #expect(events.output.hasPrefix("time,tag,event.action,user.name,source.address,event.outcome\r\n"))
    try folder.write(
      "no-stdout.yaml",
      "source: { file: { paths: in.json } }\nstages: [ decompress, parse ]\nsinks: [ file: { from: events, path: o } ]\n"
    )
    let absent = try await sluice("run", "no-stdout.yaml", "--format", "csv")
    #expect(absent.status == 1 && absent.errors.contains("no-stdout.yaml has no stdout sink"))
  }

  @Test func versionAndHelpAreStatusZero() async throws {
    let version = try await sluice("--version")
    #expect(version.status == 0 && version.output.hasPrefix("sluice "))
    let help = try await sluice("--help")
    #expect(help.status == 0 && help.output.contains("Exit status"))
  }
}
