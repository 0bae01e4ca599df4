import Foundation
import SluiceConfig
import Testing

@testable import SluiceCLI

/// The tables of keys in the README are those that `sluice stages NAME --format markdown` prints.
@Suite struct ReadmeTablesTests {
  private struct Section {
    let heading: String
    /// The rows of its tables of keys.
    var rows: [String] = []
  }

  private static let head = "| key | value | default | |"

  private func sections() throws -> [Section] {
    let text = try String(contentsOf: Checkout.root.appendingPathComponent("README.md"), encoding: .utf8)
    var sections: [Section] = []
    var isTable = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#") { sections.append(Section(heading: String(line))) }
      if line == Self.head {
        isTable = true
      } else if !line.hasPrefix("|") {
        isTable = false
      } else if isTable, !line.hasPrefix("| ---"), !sections.isEmpty {
        sections[sections.count - 1].rows.append(String(line))
      }
    }
    return sections
  }

  private func rows(_ entry: ComponentListing.Entry) -> [String] {
    ComponentListing.markdown(entry.keys).split(separator: "\n").dropFirst(2).map(String.init)
  }

  @Test func rowsAreThoseOfTheComponentsThatTheHeadingNames() throws {
    let entries = ComponentListing(BuiltInStages.registry).entries
    var named: Set<String> = []
    for section in try sections() where !section.rows.isEmpty {
      let words = Set(section.heading.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map { $0.lowercased() })
      let isSource = words.contains("source") || words.contains("sources")
      let isSink = words.contains("sink") || words.contains("sinks")
      let matching = entries.filter { entry in
        guard words.contains(entry.name) else { return false }
        switch entry.kind {
        case .source: return isSource
        case .sink: return isSink
        case .stage: return !isSource && !isSink
        }
      }
      named.formUnion(matching.map { "\($0.kind.rawValue) \($0.name)" })
      let expected = matching.flatMap(rows)
      for row in section.rows { #expect(expected.contains(row), "\(section.heading): not generated: \(row)") }
      for row in expected { #expect(section.rows.contains(row), "\(section.heading): missing: \(row)") }
    }
    for entry in entries where !entry.keys.isEmpty {
      #expect(named.contains("\(entry.kind.rawValue) \(entry.name)"), "the README has no table for \(entry.name)")
    }
  }
}
