import Foundation
import SluiceConfig
import Testing

@testable import SluiceCLI

@Suite(.enabled(if: CommandLineTool.path != nil, Comment(rawValue: CommandLineTool.absence)))
struct InitCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func sluice(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> CommandLineTool.Outcome {
    try await CommandLineTool.run(
      arguments, in: folder, environment: environment.merging(["SLUICE_RULES": Checkout.rules]) { given, _ in given })
  }

  @Test func whatItWritesPassesAndFindsTheAttack() async throws {
    let written = try await sluice("init")
    #expect(written.status == 0 && written.errors == "")
    #expect(written.output.contains("sluice schema > pipeline.schema.json"))
    #expect(try folder.text("pipeline.yaml").hasPrefix("# yaml-language-server: $schema=pipeline.schema.json\n"))
    let valid = try await sluice("validate", "pipeline.yaml")
    #expect(valid.status == 0 && !valid.output.contains("error:"), "\(valid.output)")
    let run = try await sluice("run", "pipeline.yaml", environment: ["LOGS": Checkout.samples])
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").count == 46)
  }

  @Test func namesEveryKeyOfEveryComponent() async throws {
    let text = try await sluice("init", "--output", "-").output
    for entry in ComponentListing(BuiltInStages.registry).entries where entry.kind != .source || entry.name == "file" {
      for key in entry.keys {
        #expect(text.contains("\(key.name):"), "\(entry.name).\(key.name)")
      }
    }
    let written = try folder.files().keys.filter { $0.hasSuffix(".yaml") }
    #expect(written == [])
  }

  @Test func aFileIsReplacedOnlyWhenAsked() async throws {
    try folder.write("p.yaml", "mine")
    let refused = try await sluice("init", "--output", "p.yaml")
    #expect(refused.status == 1 && refused.output == "")
    #expect(refused.errors == "error: 'p.yaml' is there already; --force replaces it, --output names another\n")
    #expect(try folder.text("p.yaml") == "mine")
    let replaced = try await sluice("init", "--output", "p.yaml", "--force")
    #expect(replaced.status == 0)
    #expect(try folder.text("p.yaml").contains("source:"))
    let elsewhere = try await sluice("init", "--output", "nowhere/p.yaml")
    #expect(elsewhere.status == 1)
  }

  @Test func unknownSourcesAreRefusedWithThoseThatThereAre() async throws {
    let outcome = try await sluice("init", "--source", "fil")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("there is no source 'fil'; did you mean 'file'? (there are file"))
    let written = try folder.files().keys.filter { $0.hasSuffix(".yaml") }
    #expect(written == [])
  }

  @Test func whatIsNotInUseIsAComment() {
    for component in BuiltInStages.registry.stages + BuiltInStages.registry.sinks.map({ $0 }) {
      let active = CommentedComponent(component, values: [:]).lines(indent: 0, isInList: false)
      let commented = CommentedComponent(component, values: [:], isActive: false).lines(indent: 0, isInList: true)
      #expect(active.first { !$0.hasPrefix("#") } == "\(component.name):")
      #expect(commented.allSatisfy { $0.drop { $0 == " " }.hasPrefix("#") })
      #expect(commented.contains("#- \(component.name):"))
    }
  }
}
