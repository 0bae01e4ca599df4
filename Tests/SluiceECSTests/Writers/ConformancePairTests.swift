import Foundation
import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceECS

@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct ConformancePairTests {
  /// Not of the record: what enrichment, the arrival and the data stream add.
  static let otherSources = [
    "source.geo", "source.as", "event.created", "event.ingested", "event.original", "event.dataset", "event.module",
    "data_stream", "tags",
  ]

  static let pairs: [URL] =
    (try? Corpus.file("ecs").map {
      try FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
    }) ?? []

  @Test func allPairsArePresent() { #expect(Self.pairs.count == 66) }

  @Test(arguments: pairs) func documentIsAsExpected(_ url: URL) throws {
    let data = try Data(contentsOf: url)
    let arena = Arena()
    let (record, expected) = try data.withUnsafeBytes { bytes in
      var parser = ReferenceParser(bytes, arena: arena)
      let value = parser.value()
      let pair = try #require(value)
      guard case .object(let members) = pair.content else { throw CocoaError(.fileReadCorruptFile) }
      let input = try #require(members.first { $0.key == "input" }).value
      let expected = DocumentLeaves(try #require(members.first { $0.key == "expected" }).value)
      return (RecordFixture(input.cell.bytes), Self.leaves(expected))
    }
    let written = Self.leaves(DocumentLeaves(record.document))
    #expect(expected.count > 20)
    // With another retention setting the payloads are left out on purpose.
    for path in Set(expected.keys).union(written.keys).sorted() where expected[path] != written[path] {
      if expected[path] == nil, Self.hasRetention(data), Self.isPayload(path) { continue }
      Issue.record(
        "\(url.lastPathComponent): \(path): expected \(expected[path] ?? "nothing"), is \(written[path] ?? "nothing")")
    }
  }

  private static func hasRetention(_ data: Data) -> Bool { data.range(of: Data("\"retain\"".utf8)) != nil }

  private static func isPayload(_ path: String) -> Bool {
    ["request_parameters", "response_elements", "additional_eventdata", "service_event_details"].contains {
      path == "aws.cloudtrail.\($0)" || path.hasPrefix("aws.cloudtrail.flattened.\($0).")
    }
  }

  private static func leaves(_ document: DocumentLeaves) -> [String: String] {
    document.byPath.filter { path, _ in
      if path.hasPrefix("user_agent."), path != "user_agent.original" { return false }
      return !otherSources.contains { path == $0 || path.hasPrefix($0 + ".") || path.hasPrefix($0 + "[") }
    }
  }
}
