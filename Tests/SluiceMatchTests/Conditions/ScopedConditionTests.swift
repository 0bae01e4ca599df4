import SluiceCore
import SluiceECS
import SluiceMatch
import SluiceRules
import SluiceTestSupport
import Testing

/// Conditions with parts over fields of another namespace.
@Suite struct ScopedConditionTests {
  private func test(_ field: String, _ value: String) -> Condition { .test(FieldTest(.field(field), .equals(value))) }

  private func matches(_ condition: Condition, _ namespace: FieldNamespace) -> Bool {
    var builder = ProjectionBuilder()
    let rules = RuleSet(
      compiling: [Selector(condition: condition, namespace: namespace)],
      catalogs: (CloudTrailCatalog(), RecordCatalog()), in: &builder)
    let reader = ReferenceReader(projection: builder.build())
    return record.withUnsafeBytes { bytes in
      let batch = reader.read([bytes])
      var matcher = Matcher(rules)
      matcher.match(batch, detector: 0)
      return !batch.matches.isEmpty
    }
  }

  private let record = Array(
    #"{"eventName":"GetUser","eventSource":"iam.amazonaws.com","userIdentity":{"userName":"alice"}}"#.utf8)

  @Test(arguments: [("alice", true), ("bob", false)])
  func partsReadTheirOwnNamespace(_ user: String, _ holds: Bool) {
    let user = test("user.name", user)
    let mixed = Condition.all([
      test("eventName", "GetUser"), .scoped(.document, user), test("eventSource", "iam.amazonaws.com"),
    ])
    #expect(matches(mixed, .record) == holds)
    #expect(matches(.all([test("eventName", "GetUser"), .not(.scoped(.document, user))]), .record) == !holds)
    #expect(!matches(mixed, .document))
  }

  @Test func scopesMayNest() {
    let inner = Condition.scoped(.record, test("eventName", "GetUser"))
    let outer = Condition.scoped(.document, .all([test("user.name", "alice"), inner, test("event.action", "GetUser")]))
    #expect(matches(.all([test("eventSource", "iam.amazonaws.com"), outer]), .record))
    #expect(matches(.not(.not(outer)), .document))
  }
}
