import Foundation
import SluiceCore
import SluiceRules
import SluiceTestSupport
import Testing

/// Elastic's KQL and EQL rules over synthesised documents, against what two independent engines found. Rules that look
/// for new terms or count are taken by their conditions, as the vectors are.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct ExpectedMatchesTests {
  private let programs: [RuleProgram]
  private let documents: [Data]
  private let lines: [[String]]

  init() throws {
    let library = RuleLibrary.load(paths: [try #require(Corpus.file("rules/elastic")).path])
    lines = try String(contentsOf: #require(Corpus.file("vectors/rules/expected.tsv")), encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    let wanted = Set(lines.map { $0[0] })
    programs = library.programs.filter { wanted.contains($0.rule.id) }.map { program in
      switch program.body {
      case .threshold(let query): RuleProgram(rule: program.rule, body: .query(query.condition))
      case .newTerms(let query): RuleProgram(rule: program.rule, body: .query(query.condition))
      default: program
      }
    }
    documents = try Data(contentsOf: #require(Corpus.file("vectors/rules/docs.jsonl"))).split(separator: 0x0A).map {
      Data($0)
    }
  }

  private func expected(_ tags: Set<String>) -> Set<String> {
    Set(lines.filter { tags.contains($0[2]) }.map { "\($0[0]) \($0[1])" })
  }

  private func ids() throws -> [String] {
    try documents.map { try #require(NaiveJSON($0)?["event"]?["id"]?.text) }
  }

  @Test func compiledRulesFindWhatTheyShould() throws {
    #expect(programs.count == 184)
    let ids = try ids()
    var found: Set<String> = []
    for alert in try Detection.run(programs, over: documents, isECS: true) {
      if let record = alert.record { found.insert("\(alert.ruleID) \(ids[record])") }
    }
    var wanted = expected(["both", "es"])
    #expect(wanted.count == 2_146)
    // The rule that puts several matches into one alert is compared match by match below.
    let suppressing = Set(programs.filter { $0.rule.suppression != nil }.map(\.rule.id))
    func isSuppressing(_ line: String) -> Bool { suppressing.contains(String(line.prefix(36))) }
    wanted = wanted.filter { !isSuppressing($0) }
    found = found.filter { !isSuppressing($0) }
    #expect(wanted.subtracting(found).sorted() == [])
    #expect(expected(["lib"]).subtracting(wanted).intersection(found).sorted() == [])
    #expect(found.subtracting(wanted).sorted() == [])
  }

  @Test func theReferenceFindsTheSame() throws {
    let ids = try ids()
    var found: Set<String> = []
    for (index, document) in documents.enumerated() {
      let evaluator = NaiveEvaluator(document: document) { NaiveEvaluator.cloudTrailType(of: $0) }
      for program in programs {
        // A sequence is found if its events are, in the vectors one after the other.
        let conditions: [Condition] =
          switch program.body {
          case .query(let condition): [condition]
          case .sequence(let query): query.stages.map(\.condition)
          default: []
          }
        if conditions.contains(where: evaluator.matches) { found.insert("\(program.rule.id) \(ids[index])") }
      }
    }
    let sequences = Set(
      programs.filter { if case .sequence = $0.body { true } else { false } }.map(\.rule.id))
    let wanted = expected(["both", "es"])
    let others = found.subtracting(wanted).filter { !sequences.contains(String($0.prefix { $0 != " " })) }
    #expect(wanted.subtracting(found).sorted() == [])
    #expect(others.sorted() == [])
  }
}
