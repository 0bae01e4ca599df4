import SluiceCore
import SluiceMatch
import SluiceRules
import SluiceTestSupport
import Testing

@Suite struct SelectorTests {
  private static func compile(
    _ selectors: [Selector], record: (any FieldCatalog)? = nil, _ documents: [String]
  ) -> (RuleSet, [[Int]]) {
    var builder = ProjectionBuilder()
    let rules = RuleSet(compiling: selectors, catalogs: (TestCatalog(known: ["a", "b"]), record), in: &builder)
    let batch = TestBatch.make(documents.map(json), builder.build())
    var matcher = Matcher(rules)
    matcher.match(batch, detector: 0)
    var result = [[Int]](repeating: [], count: documents.count)
    for match in batch.matches { result[match.record].append(match.rule) }
    return (rules, result)
  }

  private static func regex(_ pattern: String, anchored: Bool = false) -> Comparison {
    .matchesRegex(RegexPattern(pattern, isAnchored: anchored))
  }

  @Test func namespacesHaveFieldsOfTheirOwn() {
    let selectors = [
      Selector(condition: has("c", "1")), Selector(condition: has("c", "1"), namespace: .record),
      Selector(condition: has("a", "1"), namespace: .document),
    ]
    let (rules, found) = Self.compile(selectors, record: TestCatalog(), [#"{"c": 1}"#, #"{"a": 1}"#])
    #expect(found == [[1], [2]])
    #expect(rules.count == 3)
    #expect(rules.unknownFields.map(\.rule) == [0])
    #expect(rules.unavailable.isEmpty)
  }

  @Test func aNamespaceWithoutCatalogIsReportedAndHoldsForNothing() {
    let selectors = [
      Selector(condition: .constant(true), namespace: .record), Selector(condition: .constant(true)),
      Selector(condition: .not(has("a", "1")), namespace: .record),
    ]
    let (rules, found) = Self.compile(selectors, ["{}"])
    #expect(found == [[1]])
    #expect(rules.unavailable == [0, 2])
    #expect(rules.statistics.impossible == [0, 2])
  }

  @Test func invalidPatternsAreReportedAndTheirConditionIsFalse() {
    let conditions: [Condition] = [
      .not(field("a", Self.regex("a(b"))), field("a", .inNetwork("10.0.0.0/99")), has("a", "1"),
      .any([has("a", "1"), field("b", Self.regex("[z-a]"))]),
      .nested(path: "a", .not(field("b", Self.regex("*")))),
    ]
    let (rules, found) = Self.compile(conditions.map { Selector(condition: $0) }, [#"{"a": 1}"#])
    #expect(found == [[2]])
    #expect(rules.invalidPatterns.map(\.rule) == [0, 1, 3, 4])
    #expect(rules.invalidPatterns[0].message.contains("at byte 3 of the pattern: a(b⟪here⟫"))
    #expect(rules.invalidPatterns[1].message.contains("'10.0.0.0/99' is no IP network"))
    var builder = ProjectionBuilder()
    let filter = Filter(compiling: conditions[0], catalog: TestCatalog(), in: &builder)
    #expect(filter.invalidPatterns.count == 1)
    #expect(!filter.matches(TestBatch.make([json("{}")], builder.build()), 0))
  }

  @Test func rulesWithStateHoldForNothingByThemselves() {
    let query = ThresholdQuery(condition: .constant(true), fields: [], value: 1)
    let stateful = RuleProgram(rule: rule(.constant(true)).rule, body: .threshold(query))
    var builder = ProjectionBuilder()
    let rules = RuleSet(compiling: [stateful, rule(.constant(true))], catalog: TestCatalog(), in: &builder)
    let batch = TestBatch.make([json("{}")], builder.build())
    var matcher = Matcher(rules)
    matcher.match(batch, detector: 0)
    #expect(batch.matches.map(\.rule) == [1])
    #expect(rules.programs.count == 2)
  }

  @Test func equalTestsAreOnePredicateAcrossRules() {
    let computation = Computation(
      fields: ["a", "b"], expression: .call(.equals, ignoresCase: false, [.field(0), .field(1)]))
    let conditions: [Condition] = [
      .all([has("a", "x"), field("b", Self.regex("x.y")), .computed(computation)]),
      .all([has("a", "y"), field("b", Self.regex("x.y")), .not(.computed(computation))]),
    ]
    let (rules, _) = Self.compile(conditions.map { Selector(condition: $0) }, ["{}"])
    // The values of `a` are keys, whose steps are left out.
    #expect(rules.statistics.predicates == 2)
    #expect(rules.statistics.everyRecord.isEmpty)
  }

  @Test func rulesAreFoundByTheTextThatAnExpressionNeeds() {
    let conditions = [field("a", Self.regex("^arn:aws:.*x")), field("a", Self.regex("[0-9]secret"))]
    let (rules, found) = Self.compile(
      conditions.map { Selector(condition: $0) },
      [#"{"a": "arn:aws:iam::1:x"}"#, #"{"a": "my 1secret"}"#, #"{"a": "secret"}"#, #"{"a": "x arn:aws:x"}"#])
    #expect(found == [[0], [1], [], []])
    #expect(!rules.statistics.everyRecord.contains { $0.rule == 0 })
    #expect(rules.statistics.keys.first?.patterns == 2)
    #expect(rules.statistics.keys.first?.leadingWildcards == 1)
  }

  @Test func dearTestsAreAskedBehindCheaperOnes() {
    // A regular expression that runs into its limit, and a computation with too many combinations: neither is asked
    // for records for which something cheaper fails.
    let hostile = String(repeating: "a", count: 200) + "!"
    let many = "[" + (0..<200).map(String.init).joined(separator: ",") + "]"
    let computation = Computation(
      fields: ["b", "c"], expression: .call(.equals, ignoresCase: false, [.field(0), .field(1)]))
    let condition = Condition.all([
      .computed(computation), field("a", Self.regex("(a+)+$")), like("d", "*x*"),
    ])
    var builder = ProjectionBuilder()
    let rules = RuleSet(compiling: [rule(condition)], catalog: TestCatalog(), in: &builder)
    let projection = builder.build()
    var matcher = Matcher(rules)
    matcher.match(
      TestBatch.make([json(#"{"a": "\#(hostile)", "b": \#(many), "c": \#(many), "d": "y"}"#)], projection), detector: 0)
    #expect(matcher.limits == EvaluationLimits())
    matcher.match(
      TestBatch.make([json(#"{"a": "\#(hostile)", "b": \#(many), "c": \#(many), "d": "x"}"#)], projection), detector: 0)
    #expect(matcher.limits.regexSearches == 1)
    #expect(matcher.limits.combinations == 0)
    matcher.match(
      TestBatch.make([json(#"{"a": "a", "b": \#(many), "c": \#(many), "d": "x"}"#)], projection), detector: 0)
    #expect(matcher.limits.regexSearches == 1)
    #expect(matcher.limits.combinations == 1)
  }
}
