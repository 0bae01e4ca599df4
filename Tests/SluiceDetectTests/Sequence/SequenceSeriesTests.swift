import Foundation
import SluiceDetect
import SluiceTestSupport
import Testing

/// Elasticsearch's specification of its sequences by series of abstract events.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct SequenceSeriesTests {
  @Test func seriesMatchAsSpecified() throws {
    let url = try #require(Corpus.file("vectors/es-eql/sequences.series-spec"))
    let cases = Self.cases(try String(contentsOf: url, encoding: .utf8))
    #expect(cases.count == 25)
    for (name, stages, expected) in cases {
      #expect(!expected.isEmpty, "\(name)")
      let plan = try #require(SequencePlan(isMissing: stages.map { _ in false }, maxSpan: nil))
      var machine = SequenceMachine<String, String>(plan)
      let events = stages.enumerated().flatMap { stage, tokens in tokens.map { Token($0, stage) } }
      var found: [String] = []
      for event in events.sorted(by: { $0.time < $1.time }) {
        let completed = machine.feed(
          time: event.time, event: event.name, hits: [.init(stage: event.stage, key: event.key)])
        found += completed.map { $0.events.compactMap(\.self).joined(separator: " ") }
      }
      #expect(found.sorted() == expected.sorted(), "\(name)")
    }
  }

  /// `key|A12`, `A12`.
  private struct Token {
    let key: String
    let name: String
    let time: Int64
    let stage: Int

    init(_ text: String, _ stage: Int) {
      let parts = text.split(separator: "|")
      key = parts.count > 1 ? String(parts[0]) : ""
      name = String(parts.last ?? "")
      time = Int64(name.dropFirst()) ?? 0
      self.stage = stage
    }
  }

  private static func cases(_ text: String) -> [(name: String, stages: [[String]], expected: [String])] {
    let lines = text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("//") }
    return lines.split(separator: ";").reduce(into: []) { cases, block in
      if let last = cases.last, last.expected.isEmpty, !last.stages.isEmpty {
        cases[cases.count - 1].expected = block.map { line in
          line.split(separator: " ").map { $0.split(separator: "|").last.map(String.init) ?? "" }.joined(separator: " ")
        }
      } else {
        cases.append(
          (name: block.first ?? "", stages: block.dropFirst().map { $0.split(separator: " ").map(String.init) }, []))
      }
    }
  }
}
