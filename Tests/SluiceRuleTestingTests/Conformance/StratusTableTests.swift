import Foundation
import SluiceRules
import SluiceTestSupport
import Testing

/// The Stratus detonations, one technique a file: which of Elastic's and Sigma's rules fire.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct StratusTableTests {
  /// Techniques for which neither collection has a rule that can fire on the records.
  private static let silent: Set<String> = []

  @Test func everyTechniqueRaisesAlerts() throws {
    let folder = try #require(Corpus.file("events/stratus"))
    let elastic = RuleLibrary.load(paths: [try #require(Corpus.file("rules/elastic")).path]).programs
    let sigma = RuleLibrary.load(paths: [try #require(Corpus.file("rules/sigma")).path]).programs
    var quiet: Set<String> = []
    var table = ""
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where name.hasSuffix(".json")
    {
      guard
        let root = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appendingPathComponent(name)))
          as? [String: Any], let list = root["Records"] as? [[String: Any]]
      else { continue }
      let sorted = list.sorted { ($0["eventTime"] as? String ?? "") < ($1["eventTime"] as? String ?? "") }
      let records = try sorted.map { try JSONSerialization.data(withJSONObject: $0, options: [.sortedKeys]) }
      func fired(_ programs: [RuleProgram]) throws -> [String] {
        let names = Dictionary(programs.map { ($0.rule.id, $0.rule.name) }) { first, _ in first }
        var counts: [String: Int] = [:]
        for alert in try Detection.run(programs, over: records) { counts[names[alert.ruleID] ?? "", default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
      }
      let found = (try fired(elastic), try fired(sigma))
      if found.0.isEmpty, found.1.isEmpty { quiet.insert(name) }
      table +=
        "| \(name.dropLast(5)) | \(records.count) | \(found.0.joined(separator: "; ")) | \(found.1.joined(separator: "; ")) |\n"
    }
    if let path = ProcessInfo.processInfo.environment["SLUICE_STRATUS_TABLE"] {
      try Data(table.utf8).write(to: URL(fileURLWithPath: path))
    }
    #expect(quiet == Self.silent)
  }
}
