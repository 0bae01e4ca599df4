import SluiceCore
import SluiceMatch
import SluiceRules
import SluiceTestSupport
import Testing

@Suite struct ComputedTestTests {
  private static func equal(_ fields: String..., caseless: Bool = false) -> Condition {
    .computed(
      Computation(fields: fields, expression: .call(.equals, ignoresCase: caseless, [.field(0), .field(1)])))
  }

  @Test func holdsForSomeCombinationOfValues() {
    #expect(holds(Self.equal("a", "b"), #"{"a": "x", "b": "x"}"#))
    #expect(holds(Self.equal("a", "b"), #"{"a": ["y", "x"], "b": ["z", "x"]}"#))
    #expect(!holds(Self.equal("a", "b"), #"{"a": ["y", "x"], "b": ["z", "w"]}"#))
    #expect(holds(Self.equal("a", "b"), #"{"a": 12, "b": 12}"#))
    #expect(holds(Self.equal("a", "b", caseless: true), #"{"a": "X", "b": "x"}"#))
  }

  @Test func missingFieldsAreNullAndNegationTurnsThat() {
    #expect(!holds(Self.equal("a", "b"), #"{"a": "x"}"#))
    #expect(holds(.not(Self.equal("a", "b")), #"{"a": "x"}"#))
    #expect(!holds(Self.equal("a", "unknown"), #"{"a": "x"}"#, TestCatalog(known: ["a"])))
    #expect(holds(.not(Self.equal("a", "unknown")), #"{"a": "x"}"#, TestCatalog(known: ["a"])))
  }

  @Test func typesOfFieldsDecideHowValuesRead() {
    let document = #"{"a": "0012", "b": 12}"#
    #expect(holds(Self.equal("a", "b"), document, TestCatalog(types: ["a": .long, "b": .long])))
    #expect(!holds(Self.equal("a", "b"), document, TestCatalog(types: ["a": .keyword, "b": .keyword])))
  }

  @Test func readsValuesInsideOneObject() {
    let document = #"{"items": [{"a": "x", "b": "y"}, {"a": "z", "b": ["q", "z"]}]}"#
    #expect(holds(.nested(path: "items", Self.equal("a", "b")), document))
    #expect(!holds(.nested(path: "items", Self.equal("a", "c")), document))
    #expect(!holds(Self.equal("items.a", "items.c"), document))
  }

  @Test func tooManyCombinationsDoNotHoldAndAreCounted() {
    func list(_ count: Int) -> String { "[" + (0..<count).map(String.init).joined(separator: ",") + "]" }
    var builder = ProjectionBuilder()
    let filter = Filter(compiling: Self.equal("a", "b"), catalog: TestCatalog(), in: &builder)
    let documents = [(100, 100), (101, 100)].map { json(#"{"a": \#(list($0.0)), "b": \#(list($0.1))}"#) }
    let batch = TestBatch.make(documents, builder.build())
    #expect(filter.matches(batch, 0))
    #expect(filter.limits.combinations == 0)
    #expect(!filter.matches(batch, 1))
    #expect(filter.limits.combinations == 1)
    #expect(EvaluationLimits.combinations == 10_000)
  }
}
