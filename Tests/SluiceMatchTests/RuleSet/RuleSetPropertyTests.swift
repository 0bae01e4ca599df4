import SluiceCore
import SluiceMatch
import SluiceRules
import SluiceTestSupport
import Testing

/// Random rules over random records: the rule set, the filter and the reference evaluator agree.
@Suite struct RuleSetPropertyTests {
  @Test(arguments: 1...40) func agreesWithReferenceOverTypedFields(seed: Int) {
    var catalog = TestCatalog(types: RandomRules.types)
    catalog.known = RandomRules.types.keys.sorted() + ["items.a", "items.b", "items.inner.a", "items.inner.b"]
    catalog.rendered = ["text", "any"]
    check(seed: UInt64(seed), catalog) { RandomRules.types[$0] }
  }

  @Test(arguments: 101...140) func agreesWithReferenceOverDynamicFields(seed: Int) {
    check(seed: UInt64(seed), TestCatalog()) { _ in nil }
  }

  @Test(arguments: 201...220) func agreesWithReferenceOverManyUsualRules(seed: Int) {
    var catalog = TestCatalog(types: RandomRules.types)
    catalog.known = RandomRules.types.keys.sorted() + ["items.a", "items.b", "items.inner.a", "items.inner.b"]
    check(seed: UInt64(seed), catalog, rules: 600, documents: 25) { RandomRules.types[$0] }
  }

  private func check(
    seed: UInt64, _ catalog: TestCatalog, rules count: Int = 120, documents documentCount: Int = 60,
    types: @escaping (String) -> FieldType?
  ) {
    var random = RandomRules(seed: seed)
    let isUsual = count > 120
    let conditions = (0..<count).map { _ in isUsual ? random.usualCondition() : random.condition() }
    let documents = (0..<documentCount).map { _ in random.document() }

    var builder = ProjectionBuilder()
    let rules = RuleSet(compiling: conditions.map { rule($0) }, catalog: catalog, in: &builder)
    let filters = conditions.map { Filter(compiling: $0, catalog: catalog, in: &builder) }
    let batch = TestBatch.make(documents, builder.build())
    var matcher = Matcher(rules)
    matcher.match(batch, detector: 3)

    var expected: [RuleMatch] = []
    for (record, document) in documents.enumerated() {
      let reference = NaiveEvaluator(document: document, types: types)
      for (rule, condition) in conditions.enumerated() {
        let holds = reference.matches(condition)
        if holds { expected.append(RuleMatch(record: record, detector: 3, rule: rule)) }
        let filtered = filters[rule].matches(batch, record)
        #expect(filtered == holds, "filter \(condition)\n\(TestBatch.text(document))")
      }
    }
    let missing = Set(expected).subtracting(batch.matches)
    let surplus = Set(batch.matches).subtracting(expected)
    for match in missing.union(surplus).prefix(3) {
      Issue.record(
        "\(conditions[match.rule])\n\(TestBatch.text(documents[match.record])) matches: \(missing.contains(match))")
    }
    #expect(batch.matches == expected)
  }
}
