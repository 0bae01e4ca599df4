import SluiceCore
import SluiceMatch
import SluiceRules
import SluiceTestSupport
import Synchronization
import Testing

@Suite struct RuleSetTests {
  static let keywords = TestCatalog(types: [
    "event.action": .keyword, "event.provider": .keyword, "user.name": .keyword, "params": .keyword,
  ])

  @Test func matchesComeByRecordAndThenByRule() {
    let rules = [has("b", "1"), .constant(true), like("a", "x*"), .not(has("a", "q")), has("a", "xy")]
    let found = matches(rules, [json(#"{"a": "xy", "b": 1}"#), json(#"{"a": "q"}"#), json("{}")])
    #expect(found == [[0, 1, 2, 3, 4], [1], [1, 3]])
  }

  @Test func manyMatchesOfOneRecordComeInOrderToo() {
    let rules = (0..<200).map { has("f\($0 * 7 % 5)", "1") }
    let found = matches(rules, [json(#"{"f0": 1, "f1": 1, "f2": 1, "f3": 1, "f4": 1}"#), json(#"{"f3": 1}"#)])
    #expect(found[0] == Array(0..<200))
    #expect(found[1] == (0..<200).filter { $0 * 7 % 5 == 3 })
  }

  @Test func multiValuedFieldFindsEachRuleOnce() {
    let rules = [
      Condition.any([has("event.action", "A"), has("event.action", "B")]), has("event.action", "B"),
      like("event.action", "C*"),
      like("event.action", "*", ignoringCase: true),
    ]
    #expect(
      matches(
        rules, [json(#"{"event.action": ["B", "A", "CD", "CE"]}"#), json(#"{"event.action": "b"}"#)], Self.keywords)
        == [[0, 1, 2, 3], [3]])
  }

  @Test func nestedPrefixesAreAllFound() {
    let patterns = ["G*", "Get*", "GetO*", "GetObject*", "GetObjects*", "get*", "Put*", "Ge*t", "GetZ*", "*t"]
    let found = matches(
      patterns.map { like("event.action", $0) },
      [json(#"{"event.action": "GetObject"}"#), json(#"{"event.action": ""}"#)],
      Self.keywords)
    #expect(found == [[0, 1, 2, 3, 7, 9], []])
  }

  @Test func caselessEqualityIsLookedUp() {
    var builder = ProjectionBuilder()
    let conditions = [
      like("event.action", "getobject", ignoringCase: true), has("event.action", "GetObject"),
      has("event.action", "getobject"),
    ]
    let rules = RuleSet(compiling: conditions.map { rule($0) }, catalog: Self.keywords, in: &builder)
    #expect(rules.statistics.keys.map(\.values) == [3])
    #expect(rules.statistics.everyRecord.isEmpty)
    #expect(matches(conditions, [json(#"{"event.action": "GetObject"}"#)], Self.keywords) == [[0, 1]])
  }

  @Test func ruleIsFoundByItsRarestField() {
    var builder = ProjectionBuilder()
    let condition = Condition.all([
      has("event.dataset", "aws.cloudtrail"), has("event.provider", "iam"),
      .any([has("event.action", "A"), has("event.action", "B")]),
    ])
    let rules = RuleSet(compiling: [rule(condition)], catalog: Self.keywords, in: &builder)
    let keys = rules.statistics.keys
    #expect(keys.map(\.field) == ["event.action"])
    #expect(keys.first?.values == 2)
    #expect(rules.statistics.predicates == 2)
  }

  @Test func equalTestsAreOnePredicate() {
    var builder = ProjectionBuilder()
    let conditions = (0..<50).map { Condition.all([has("event.action", "A\($0)"), like("params", "*x*")]) }
    let rules = RuleSet(compiling: conditions.map { rule($0) }, catalog: Self.keywords, in: &builder)
    #expect(rules.statistics.tests == 100)
    #expect(rules.statistics.predicates == 1)
  }

  @Test func rulesForEveryRecordAreNamedWithTheReason() {
    var builder = ProjectionBuilder()
    var catalog = Self.keywords
    catalog.rendered = ["params"]
    let conditions = [
      Condition.not(has("a", "1")), like("params", "*x*"), .constant(true), has("event.action", "A"),
      has("event.dataset", "aws.cloudtrail"), .test(FieldTest(.anyField, .equals("x"))), .constant(false),
      field("a", .exists),
    ]
    let rules = RuleSet(compiling: conditions.map { rule($0) }, catalog: catalog, in: &builder)
    #expect(rules.statistics.everyRecord.map(\.rule) == [0, 1, 2, 4, 5, 7])
    #expect(rules.statistics.everyRecord[0].reason == "it only says what must not be")
    #expect(rules.statistics.impossible == [6])
  }

  @Test func unknownFieldsAreReportedByRule() {
    var catalog = Self.keywords
    catalog.known = ["a"]
    var builder = ProjectionBuilder()
    let conditions = [has("a", "1"), .any([has("b", "1"), .not(has("c", "1"))]), has("c", "1")]
    let rules = RuleSet(compiling: conditions.map { rule($0) }, catalog: catalog, in: &builder)
    #expect(rules.unknownFields.map(\.rule) == [1, 1, 2])
    #expect(rules.unknownFields.map(\.field) == ["b", "c", "c"])
    #expect(rules.statistics.impossible == [2])
  }

  @Test func droppedRecordsAreLeftAloneAndDetectorsMerge() {
    var builder = ProjectionBuilder()
    let rules = RuleSet(compiling: [rule(has("a", "1")), rule(.constant(true))], catalog: TestCatalog(), in: &builder)
    let batch = TestBatch.make((0..<3).map { _ in json(#"{"a": 1}"#) }, builder.build())
    batch.drop(1)
    var matcher = Matcher(rules)
    matcher.match(batch, detector: 0)
    matcher.match(batch, detector: 1)
    let found = batch.matches.map { [$0.record, $0.detector, $0.rule] }
    #expect(found == [[0, 0, 0], [0, 0, 1], [0, 1, 0], [0, 1, 1], [2, 0, 0], [2, 0, 1], [2, 1, 0], [2, 1, 1]])
  }

  @Test func emptyRuleSetMatchesNothing() { #expect(matches([], [json("{}")]) == [[]]) }

  @Test func renderedColumnsAreReadOnlyWhenAllElseHolds() {
    let catalog = CountingCatalog()
    var builder = ProjectionBuilder()
    let wants = Condition.all([like("rendered", "*x*"), has("event.provider", "iam"), .not(has("user.name", "bob"))])
    let conditions = [wants, .all([like("rendered", "*y*"), has("event.provider", "iam"), has("user.name", "alice")])]
    let rules = RuleSet(compiling: conditions.map { rule($0) }, catalog: catalog, in: &builder)
    let documents = [
      #"{"event.provider": "s3"}"#, #"{"event.provider": "iam", "user.name": "bob"}"#,
      #"{"event.provider": "iam", "user.name": "alice"}"#, "{}",
    ]
    let batch = TestBatch.make(documents.map { json($0) }, builder.build())
    var matcher = Matcher(rules)
    matcher.match(batch, detector: 0)
    #expect(batch.matches.map(\.record) == [2])
    #expect(catalog.reads.count.withLock { $0 } == [2])
  }
}

/// A catalog whose field `rendered` notes for which records it was computed.
private struct CountingCatalog: FieldCatalog {
  final class Reads: Sendable { let count = Mutex<[Int]>([]) }

  let reads = Reads()
  var fieldNames: [String] { [] }
  func object(at path: String) -> Field? { nil }

  func field(named name: String) -> Field? {
    guard name == "rendered" else { return TestCatalog(types: [name: .keyword]).field(named: name) }
    let reads = reads
    return Field(name: name, type: .keyword, cost: .rendered) {
      $0.derived(name) { _ in
        { _, record in
          reads.count.withLock { $0.append(record) }
          return .text("axb")
        }
      }
    }
  }
}
