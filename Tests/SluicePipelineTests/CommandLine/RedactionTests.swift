import Foundation
import SluiceTestSupport
import Testing

/// The built binary: what a sink must not show is nowhere in its output.
@Suite(.enabled(if: CommandLineTool.path != nil, Comment(rawValue: CommandLineTool.absence)))
struct RedactionTests {
  private static let secrets = ["helpdesk-rotation", "203.0.113.77", "AIDAY3NXSOOR3CEXAMPLE"]
  private static let key = "correct-horse-battery-staple"
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(
    _ sink: String, format: String, fields: String, key: String = key
  ) async throws -> CommandLineTool.Outcome {
    try folder.write(
      "in/helpdesk-rotation/in.json",
      Record.object([
        Record.call(
          "PurgeQueue", id: "r-1",
          extra:
            #""requestParameters":{"queueUrl":"https://sqs/1/helpdesk-rotation","policy":"{\"Principal\":\"helpdesk-rotation\"}","url":"%22helpdesk%2Drotation%22"}"#
        )
      ]))
    try folder.write(
      "p.yaml",
      """
      source: { file: { paths: in } }
      stages: [ decompress, parse, route, detect: { rules: "\(Checkout.rules)" } ]
      sinks:
        - stdout:
            from: \(sink)
            format: \(format)
            redact:
              - { fields: [\(fields)], with: hash, key: "${REDACT_KEY}" }
      """)
    return try await CommandLineTool.run(
      ["run", "p.yaml", "--summary", "none"], in: folder, environment: ["REDACT_KEY": key])
  }

  @Test(arguments: ["alerts", "events"], ["jsonl", "table", "csv"])
  func redactedValuesAreNowhereInTheOutput(_ sink: String, _ format: String) async throws {
    let outcome = try await run(
      sink, format: format, fields: "user.name, source.address, source.ip, user.id, '*.principal_id'")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("PurgeQueue") || format == "table")
    #expect(!outcome.output.isEmpty)
    for secret in Self.secrets + [Self.key] {
      #expect(!outcome.output.contains(secret), "\(outcome.output)")
      #expect(!outcome.errors.contains(secret), "\(outcome.errors)")
    }
    #expect(!outcome.output.contains("helpdesk%2Drotation"))
  }

  @Test func recordsAreRedactedByTheirOwnPaths() async throws {
    for sink in ["alerts", "events"] {
      let outcome = try await run(
        sink, format: "raw", fields: "userIdentity.userName, sourceIPAddress, userIdentity.principalId")
      #expect(outcome.status == 0, "\(outcome.errors)")
      for secret in Self.secrets { #expect(!outcome.output.contains(secret), "\(outcome.output)") }
    }
  }

  @Test func equalValuesHaveEqualHashesUnderOneKeyOnly() async throws {
    func name(_ sink: String, _ key: String) async throws -> String? {
      let outcome = try await run(sink, format: "jsonl", fields: "user.name", key: key)
      let line = try #require(outcome.output.split(separator: "\n").first)
      return NaiveJSON(line.utf8)?["user"]?["name"]?.text
    }
    let alert = try await name("alerts", Self.key)
    #expect(alert?.count == 64)
    #expect(try await name("events", Self.key) == alert)
    #expect(try await name("events", "another-key-of-16-or-more") != alert)
  }

  @Test func aMissingKeyEndsTheRunBeforeItBegins() async throws {
    _ = try await run("events", format: "jsonl", fields: "user.name")
    let outcome = try await CommandLineTool.run(["run", "p.yaml"], in: folder)
    #expect(outcome.status != 0 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("REDACT_KEY"))
  }
}
