import Foundation
import Testing

/// Where `detect` finds the rules that come with sluice when the binary was moved.
@Suite(.enabled(if: CommandLineTool.path != nil, Comment(rawValue: CommandLineTool.absence)))
struct ShippedRulesTests {
  private let folder: TemporaryFolder
  /// A copy of the binary, `bin/sluice` in the folder.
  private let binary: String
  private let input = Record.object([Record.call("PurgeQueue", id: "moved")])

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: "\(folder.path)/bin", withIntermediateDirectories: true)
    binary = "\(folder.path)/bin/sluice"
    try FileManager.default.copyItem(atPath: CommandLineTool.path ?? "", toPath: binary)
  }

  private func detect(
    _ executable: String, environment: [String: String] = [:]
  ) async throws -> CommandLineTool.Outcome {
    try await CommandLineTool.run(
      ["detect", "-"], in: folder, executable: executable, environment: environment, input: input)
  }

  @Test func rulesOfTheEnvironmentAreUsed() async throws {
    let outcome = try await detect(binary, environment: ["SLUICE_RULES": Checkout.rules])
    #expect(outcome.status == 0 && outcome.output.contains("AWS SQS Queue Purged"))
    let wrong = try await detect(binary, environment: ["SLUICE_RULES": "/nowhere/rules"])
    #expect(wrong.status == 1 && wrong.errors.contains("/nowhere/rules"))
  }

  @Test func rulesBesideTheBinaryAreUsed() async throws {
    let name = "defense_evasion_sqs_queue_purged.toml"
    try folder.write(
      "share/sluice/rules/\(name)", try Data(contentsOf: URL(fileURLWithPath: "\(Checkout.rules)/\(name)")))
    let outcome = try await detect(binary)
    #expect(outcome.status == 0 && outcome.output.contains("AWS SQS Queue Purged"))
    // Also when it is called through a link, as package managers make them.
    let link = "\(folder.path)/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: binary)
    let linked = try await detect(link)
    #expect(linked.status == 0 && linked.output.contains("AWS SQS Queue Purged"))
  }

  @Test func absenceIsSaid() async throws {
    let outcome = try await detect(binary)
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("the rules that come with sluice were not found; name some with --rules"))
    #expect(outcome.errors.contains("SLUICE_RULES"))
    #expect(outcome.errors.contains("\(folder.path)/share/sluice/rules"))
  }
}
