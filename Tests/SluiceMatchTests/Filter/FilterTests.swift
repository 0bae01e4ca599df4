import SluiceCore
import SluiceMatch
import SluiceRules
import Testing

@Suite struct FilterTests {
  @Test(arguments: [
    (FieldType.keyword, "216025", "\"216025\"", true), (.keyword, "216025", "216025", true),
    (.keyword, "216025", "216025.0", false), (.keyword, "true", "true", true), (.keyword, "A", "\"a\"", false),
    (.keyword, "10.0.0.0/8", "\"10.1.1.1\"", false), (.keyword, "", "\"\"", true),
    (.flattened, "22", "22", true), (.flattened, "22", "22.0", false), (.flattened, "true", "true", true),
    (.boolean, "true", "true", true), (.boolean, "True", "true", false), (.boolean, "false", "true", false),
    (.long, "216025", "216025", true), (.long, "216025.0", "216025", true), (.long, "22", "\"22\"", true),
    (.long, "abc", "216025", false), (.double, "1e1", "10", true),
    (.ip, "10.0.0.0/8", "\"10.1.1.1\"", true), (.ip, "::ffff:10.1.1.1", "\"10.1.1.1\"", true),
    (.ip, "abc", "\"abc\"", false), (.date, "2026-01-02", "\"2026-01-02T00:00:00.000Z\"", true),
    (.date, "2026-01-02T01:00:00+01:00", "\"2026-01-02T00:00:00Z\"", true), (.date, "x", "\"x\"", false),
    (.dynamic, "1", "1", true), (.dynamic, "1.0", "1", true), (.dynamic, "1.0", "\"1\"", false),
    (.dynamic, "true", "true", true), (.dynamic, "true", "\"true\"", true), (.dynamic, "1", "true", false),
    (.dynamic, "192.168.0.0/16", "\"192.168.16.3\"", true), (.dynamic, "192.168.0.0/16", "\"192.168.0.0/16\"", true),
    (.dynamic, "x", "\"x\"", true), (.dynamic, "x", "null", false),
  ])
  func equalityFollowsFieldType(type: FieldType, literal: String, value: String, expected: Bool) {
    let catalog = TestCatalog(types: ["f": type])
    #expect(holds(has("f", literal), "{\"f\": \(value)}", catalog) == expected)
    #expect(holds(.not(has("f", literal)), "{\"f\": \(value)}", catalog) != expected)
    #expect(holds(has("f", literal), "{\"f\": [\"zzz\", \(value)]}", catalog) == expected)
  }

  @Test(arguments: [
    (FieldType.long, Comparison.Order.less, "10", "9", true), (.long, .less, "10", "10", false),
    (.long, .lessOrEqual, "10", "10", true), (.keyword, .less, "10", "9", false),
    (.keyword, .greater, "a", "\"b\"", true),
    (.keyword, .greaterOrEqual, "b", "\"b\"", true), (.ip, .greater, "10.0.0.9", "\"10.0.0.10\"", true),
    (.date, .less, "2026-01-02", "\"2026-01-01T23:59:59Z\"", true), (.date, .less, "x", "\"2026-01-01\"", false),
    (.dynamic, .greater, "9", "10", true), (.dynamic, .greater, "2026-01-01", "\"2026-01-01T00:00:00.001Z\"", true),
    (.long, .less, "x", "9", false),
  ])
  func orderFollowsFieldType(
    type: FieldType, order: Comparison.Order, literal: String, value: String, expected: Bool
  ) {
    let catalog = TestCatalog(types: ["f": type])
    #expect(holds(field("f", .ordered(order, literal)), "{\"f\": \(value)}", catalog) == expected)
  }

  @Test func missingIsFalseAndItsNegationTrue() {
    for document in ["{}", "{\"f\": null}", "{\"f\": []}", "{\"f\": [null]}"] {
      for comparison in [Comparison.exists, .equals("a"), .matches(glob("*a*")), .ordered(.less, "z")] {
        #expect(!holds(field("f", comparison), document))
        #expect(holds(.not(field("f", comparison)), document))
      }
    }
    #expect(holds(field("f", .exists), "{\"f\": \"\"}"))
  }

  @Test func negationWantsNoneOfTheValues() {
    #expect(!holds(.not(has("f", "a")), "{\"f\": [\"a\", \"b\"]}"))
    #expect(holds(.all([has("f", "a"), has("f", "b")]), "{\"f\": [\"a\", \"b\"]}"))
    #expect(!holds(.not(.any([has("f", "a"), has("f", "c")])), "{\"f\": [\"b\", \"c\"]}"))
  }

  @Test func constantsAndEmptyGroups() {
    #expect(holds(.all([]), "{}"))
    #expect(!holds(.any([]), "{}"))
    #expect(holds(.not(.any([.constant(false), .all([.constant(true), .constant(false)])])), "{}"))
  }

  @Test func unknownFieldsAreFalseAndReported() {
    var catalog = TestCatalog()
    catalog.known = ["a"]
    let condition = Condition.any([has("a", "1"), .not(has("b", "1")), has("c", "1"), has("b", "2")])
    var builder = ProjectionBuilder()
    let filter = Filter(compiling: condition, catalog: catalog, in: &builder)
    #expect(filter.unknownFields == ["b", "c"])
    #expect(filter.matches(TestBatch.make([json("{\"c\": 1}")], builder.build()), 0))
  }
}
