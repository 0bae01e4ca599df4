import Foundation
import Testing

/// What an attacker writes into an event does not steer the terminal of who reads about it.
@Suite(.enabled(if: CommandLineTool.path != nil, Comment(rawValue: CommandLineTool.absence)))
struct ControlCharacterTests {
  private static let commands: [[String]] = [["detect"], ["map"], ["map", "--raw"]]

  @Test(arguments: commands) func controlsOfEventsNeverComeOutRaw(_ command: [String]) async throws {
    let folder = try TemporaryFolder()
    let agent = #"\u001b[2J\u001b]0;owned\u0007\r\n\u009b31m\u202eevil\u0000"#
    try folder.write("in.json", Record.object([Record.call("PurgeQueue", id: "esc", agent: agent)]))
    let outcome = try await CommandLineTool.run(
      command + ["in.json"], in: folder, environment: ["SLUICE_RULES": Checkout.rules])
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(outcome.output.contains("evil"))
    #expect(controls(outcome.output) == [] && controls(outcome.errors) == [])
  }

  /// Raw control characters in a string are not JSON; the record is refused, and its dead letter has them escaped.
  @Test func controlsOfRefusedRecordsAreEscaped() async throws {
    let folder = try TemporaryFolder()
    try folder.write("in.json", Record.object([Record.call("PurgeQueue", id: "esc", agent: "\u{1B}[2J")]))
    try folder.write(
      "pipeline.yaml",
      """
      source: { file: { paths: in.json } }
      stages: [ decompress, parse ]
      sinks: [ stdout: { from: dead_letters } ]
      """)
    let outcome = try await CommandLineTool.run(["run", "pipeline.yaml"], in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.output.contains(#"\u001b[2J"#) || outcome.output.contains(#"\u001B[2J"#))
    #expect(controls(outcome.output) == [] && controls(outcome.errors) == [])
  }

  @Test func controlsInNamesOfFilesAreShownAsText() async throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a\u{1B}[2J.json", "no records")
    let outcome = try await CommandLineTool.run(["map", "in", "absent\u{1B}[2J"], in: folder)
    #expect(outcome.status == 1 && controls(outcome.errors) == [])
    let damaged = try await CommandLineTool.run(["map", "in"], in: folder)
    #expect(damaged.status == 2 && damaged.errors.contains("[2J.json") && controls(damaged.errors) == [])
    let option = try await CommandLineTool.run(["map", "--x\u{1B}[2J"], in: folder)
    #expect(option.status == 1 && controls(option.errors) == [])
  }

  /// Those of C0 but for the line break.
  private func controls(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F }
  }
}
