import Foundation
import SluiceCore
import SluiceRuntime
import Testing

/// The pipelines under `Fixtures`, each with its input and the results that it has to give. See the README there.
@Suite struct FixtureTests {
  private static let names = Checkout.names(in: Checkout.fixtures).filter {
    FileManager.default.fileExists(atPath: Checkout.fixtures.appendingPathComponent("\($0)/pipeline.yaml").path)
  }

  @Test func thereAreFixtures() { #expect(Self.names.count >= 5) }

  @Test(arguments: names) func pipelineGivesWhatIsExpected(_ name: String) async throws {
    let fixture = Checkout.fixtures.appendingPathComponent(name)
    let folder = try TemporaryFolder()
    let outcome = try await Pipeline.run(
      String(contentsOf: fixture.appendingPathComponent("pipeline.yaml"), encoding: .utf8), directory: fixture.path,
      environment: ["OUT": "\(folder.path)/out"])
    #expect(outcome.ledger.imbalances == [])
    let found = try folder.files("out").mapValues {
      String(decoding: $0, as: UTF8.self).replacing("\(fixture.path)/", with: "")
    }
    let expected = try expectedFiles(fixture)
    #expect(!expected.isEmpty)
    #expect(found.keys.sorted() == expected.keys.sorted())
    for (path, text) in expected {
      let lines = found[path]?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
      #expect(lines == text.split(separator: "\n", omittingEmptySubsequences: false), "\(name)/\(path)")
    }
  }

  private func expectedFiles(_ fixture: URL) throws -> [String: String] {
    let single = fixture.appendingPathComponent("expected.jsonl")
    if FileManager.default.fileExists(atPath: single.path) {
      return ["output.jsonl": try String(contentsOf: single, encoding: .utf8)]
    }
    let folder = fixture.appendingPathComponent("expected")
    var files: [String: String] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: folder.path) ?? .init()
    where name.hasSuffix(".jsonl") {
      files[name] = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
    return files
  }
}
