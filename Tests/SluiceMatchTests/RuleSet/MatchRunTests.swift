import SluiceCore
import SluiceRules
import SluiceTestSupport
import Testing

@testable import SluiceMatch

@Suite struct MatchRunTests {
  @Test func oldResultsAreForgottenWhenGenerationsBeginAnew() {
    var builder = ProjectionBuilder()
    let conditions = [has("a", "1"), .not(has("a", "2")), .all([has("b", "1"), .not(has("a", "1"))])]
    let rules = RuleSet(compiling: conditions.map { rule($0) }, catalog: TestCatalog(), in: &builder)
    let texts = [#"{"a": 1, "b": 1}"#, #"{"a": 2, "b": 1}"#, "{}"]
    let batch = TestBatch.make((0..<12).map { json(texts[$0 % 3]) }, builder.build())
    let scratch = MatchScratch(
      predicates: rules.program.predicateCount, rules: conditions.count, needles: 0,
      verdictMemories: rules.program.verdictMemories)
    scratch.generation = .max - 9
    var run = MatchRun(rules.program, rules.index, scratch, batch, NoWatch())
    for record in 0..<batch.count {
      run.findMatches(of: record)
      scratch.sortHits(run.hitCount)
      let hits = (0..<run.hitCount).map { scratch.hits[$0] }
      #expect(hits == [[0, 1], [2], [1]][record % 3])
    }
    #expect(run.generation < 100)
  }

  @Test(arguments: [0, 1, 24, 25, 130]) func hitsAreSortedWhateverTheirNumber(count: Int) {
    let scratch = MatchScratch(predicates: 0, rules: 131, needles: 3, verdictMemories: 0)
    for _ in 0..<2 {
      for index in 0..<count { scratch.hits[index] = Int32((index * 37 + 5) % 131) }
      let expected = (0..<count).map { scratch.hits[$0] }.sorted()
      scratch.sortHits(count)
      #expect((0..<count).map { scratch.hits[$0] } == expected)
    }
  }
}
