import Foundation
import SluiceCore
import SluiceMatch
import SluiceRules
import SluiceTestSupport
import Testing

/// Elastic's CloudTrail rules over synthesised documents, against what two independent engines found.
@Suite struct ElasticRuleTests {
  @Test(.enabled(if: Corpus.isPresent, "\(Corpus.absence)")) func queryRulesFireAsExpected() throws {
    let folder = try #require(Corpus.file("rules/elastic"))
    let library = RuleLibrary.load(paths: [folder.path])
    let programs = library.programs.filter { $0.rule.type == "query" }
    let lines = try String(contentsOf: #require(Corpus.file("vectors/rules/expected.tsv")), encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    let documents = try Data(contentsOf: #require(Corpus.file("vectors/rules/docs.jsonl")))
      .split(separator: 0x0A).compactMap { NaiveJSON($0) }

    var catalog = TestCatalog()
    for program in programs {
      guard case .query(let condition) = program.body else { continue }
      condition.forEachField { catalog.types[$0] = NaiveEvaluator.cloudTrailType(of: $0) }
    }
    var builder = ProjectionBuilder()
    let rules = RuleSet(compiling: programs, catalog: catalog, in: &builder)
    let batch = TestBatch.make(documents, builder.build())
    var matcher = Matcher(rules)
    matcher.match(batch, detector: 0)

    let found = Set(
      batch.matches.map { "\(programs[$0.rule].rule.id) \(documents[$0.record]["event"]?["id"]?.text ?? "")" })
    func expected(_ tags: Set<String>) -> Set<String> {
      Set(lines.filter { tags.contains($0[2]) && $0[3] == "query" }.map { "\($0[0]) \($0[1])" })
    }
    let wanted = expected(["both", "es"])
    #expect(wanted.count == 1176)
    #expect(wanted.subtracting(found).sorted().prefix(5) == [])
    #expect(expected(["lib"]).subtracting(wanted).intersection(found).sorted().prefix(5) == [])

    for (record, document) in documents.enumerated() {
      let reference = NaiveEvaluator(document: document) { NaiveEvaluator.cloudTrailType(of: $0) }
      let naive = programs.indices.filter {
        guard case .query(let condition) = programs[$0].body else { return false }
        return reference.matches(condition)
      }
      #expect(batch.matches.filter { $0.record == record }.map(\.rule) == naive)
    }
  }
}

extension Condition {
  fileprivate func forEachField(_ body: (String) -> Void) {
    switch self {
    case .constant: return
    case .test(let test): if case .field(let name) = test.selector { body(name) }
    case .not(let inner), .nested(_, let inner), .scoped(_, let inner): inner.forEachField(body)
    case .all(let members), .any(let members): for member in members { member.forEachField(body) }
    case .computed(let computation): computation.fields.forEach(body)
    }
  }
}
