import Foundation
import SluiceRules
import SluiceTestSupport
import Testing

/// Elastic's own rules, and which synthetic documents they match.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct RuleCorpusTests {
  @Test func everyRuleOfElasticLoads() throws {
    let library = RuleLibrary.load(paths: [try #require(Corpus.file("rules/elastic")).path])
    #expect(library.errors.isEmpty, "\(library.errors)")
    // Machine learning and indicator matches need what is not in the rules.
    #expect(library.programs.count == 210)
    #expect(library.unsupported.count == 11)
    for rule in library.programs.map(\.rule) + library.unsupported.map(\.rule) {
      #expect(!rule.name.isEmpty && !rule.description.isEmpty && !rule.authors.isEmpty && rule.maturity != nil)
      #expect(rule.threats.allSatisfy { $0.tactic.id.hasPrefix("TA") && !$0.tactic.name.isEmpty })
    }
    #expect(library.programs.contains { $0.rule.maturity == "deprecated" })
  }

  @Test func queriesOfThresholdAndNewTermsRulesParse() throws {
    let folder = try #require(Corpus.file("rules/elastic"))
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".toml") {
      var text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      for type in ["threshold", "new_terms"] where text.contains("\ntype = \"\(type)\"") {
        text = text.replacing("\ntype = \"\(type)\"", with: "\ntype = \"query\"")
        guard case .program = try ElasticRuleFile.read(text, file: name) else {
          Issue.record("\(name) was not read")
          continue
        }
        count += 1
      }
    }
    #expect(count == 54)
  }

  /// A bracket too many at the end of each query is found where it stands.
  @Test func mistakesInQueriesAreFoundInEveryFile() throws {
    let library = RuleLibrary.load(paths: [try #require(Corpus.file("rules/elastic")).path])
    for rule in library.programs.map(\.rule) where rule.language == "kuery" && rule.type == "query" {
      var text = try String(contentsOfFile: rule.origin, encoding: .utf8)
      let start = try #require(text.firstRange(of: #/\nquery = ("""|\'\'\')/#))
      let delimiter = String(text[start].suffix(3))
      let end = try #require(text[start.upperBound...].firstRange(of: delimiter)).lowerBound
      let lines = text[..<end].split(separator: "\n", omittingEmptySubsequences: false)
      text.insert(")", at: end)
      let errors = try #require(throws: RuleFileErrors.self) { try ElasticRuleFile.read(text, file: "f") }
      #expect(
        errors.errors.map { [$0.line, $0.column] } == [[lines.count, (lines.last?.count ?? 0) + 1]], "\(rule.origin)")
    }
  }

  @Test func queryRulesMatchTheExpectedDocuments() throws {
    let library = RuleLibrary.load(paths: [try #require(Corpus.file("rules/elastic")).path])
    var expected: Set<String> = []
    let lines = try String(contentsOf: try #require(Corpus.file("vectors/rules/expected.tsv")), encoding: .utf8)
    for line in lines.split(separator: "\n") {
      let columns = line.split(separator: "\t").map(String.init)
      guard columns.count >= 4, columns[3] == "query", columns[2] != "lib" else { continue }
      expected.insert("\(columns[0]) \(columns[1])")
    }
    #expect(expected.count == 1_176)

    var actual: Set<String> = []
    let documents = try Data(contentsOf: try #require(Corpus.file("vectors/rules/docs.jsonl"))).split(separator: 0x0A)
    #expect(documents.count == 3_386)
    for text in documents {
      guard case .object(var members) = try #require(NaiveJSON(text)) else { continue }
      members.removeAll { $0.key == "_meta" }
      let document = NaiveJSON.object(members)
      let evaluator = NaiveEvaluator(document: document, types: NaiveEvaluator.cloudTrailType)
      for program in library.programs {
        guard program.rule.type == "query", case .query(let condition) = program.body, evaluator.matches(condition)
        else { continue }
        actual.insert("\(program.rule.id) \(document["event"]?["id"]?.text ?? "")")
      }
    }
    #expect(expected.subtracting(actual).sorted() == [])
    #expect(actual.subtracting(expected).sorted() == [])
  }
}
