import SluiceCore
import SluiceRules
import SluiceTestSupport
import Testing

@testable import SluiceMatch

@Suite struct MatchProfileTests {
  /// What a rule set counted over documents, and the matches.
  private func run(
    _ conditions: [Condition], _ documents: [NaiveJSON]
  ) -> (costs: [MatchProfile.Cost], total: MatchProfile.Total, matches: [RuleMatch], plain: [RuleMatch]) {
    var builder = ProjectionBuilder()
    let rules = RuleSet(compiling: conditions.map { rule($0) }, catalog: TestCatalog(), in: &builder)
    let projection = builder.build()
    let profile = MatchProfile(rules)
    let batches = [TestBatch.make(documents, projection), TestBatch.make(documents, projection)]
    var watched = Matcher(rules, profile: profile)
    watched.match(batches[0], detector: 0)
    var plain = Matcher(rules)
    plain.match(batches[1], detector: 0)
    let (costs, total) = profile.take()
    #expect(profile.take().costs.allSatisfy { $0.candidates == 0 && $0.nanoseconds == 0 })
    return (costs, total, batches[0].matches, batches[1].matches)
  }

  @Test func candidatesEvaluationsAndMatchesAreCounted() {
    let conditions: [Condition] = [
      // Found by its value, which decides it.
      has("a", "1"),
      // Found by one of its values, and the other one is asked.
      .all([has("a", "1"), has("b", "2")]),
      // Looked at for every record.
      .not(has("c", "3")),
    ]
    let documents = [#"{"a": 1, "b": 2}"#, #"{"a": 1, "c": 3}"#, "{}"].map { json($0) }
    let result = run(conditions, documents)
    #expect(result.matches == result.plain)
    #expect(result.total.records == 3)
    #expect(result.costs.map(\.matches) == [2, 1, 2])
    #expect(result.costs[0].candidates == 2 && result.costs[0].evaluations == 0)
    #expect(result.costs[1].candidates >= result.costs[1].matches)
    #expect(result.costs[2].candidates == 3 && result.costs[2].evaluations == 3)
    #expect(result.costs.reduce(0) { $0 + $1.evaluations } <= result.total.evaluations)
  }

  @Test(arguments: 301...310) func watchingChangesNoMatch(seed: Int) {
    var random = RandomRules(seed: UInt64(seed))
    let conditions = (0..<200).map { _ in random.condition() }
    let documents = (0..<40).map { _ in random.document() }
    let result = run(conditions, documents)
    #expect(result.matches == result.plain)
    #expect(result.costs.reduce(0) { $0 + Int($1.matches) } == result.plain.count)
    #expect(result.costs.allSatisfy { $0.matches <= $0.candidates && $0.candidates <= 40 })
  }
}
