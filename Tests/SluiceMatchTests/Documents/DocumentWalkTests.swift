import SluiceMatch
import SluiceRules
import Testing

@Suite struct DocumentWalkTests {
  static let deltas = #"{"deltas": [{"action": "ADD", "role": "target"}, {"action": "REMOVE", "role": "other"}]}"#

  @Test func nestedConditionHoldsForOneObject() {
    #expect(holds(.nested(path: "deltas", .all([has("action", "ADD"), has("role", "target")])), Self.deltas))
    #expect(!holds(.nested(path: "deltas", .all([has("action", "ADD"), has("role", "other")])), Self.deltas))
    #expect(holds(.nested(path: "deltas", .not(has("action", "ADD"))), Self.deltas))
    #expect(!holds(.nested(path: "absent", .not(has("action", "ADD"))), Self.deltas))
    #expect(holds(.not(.nested(path: "deltas", has("action", "MOVE"))), Self.deltas))
  }

  @Test func nestedInNestedWalksArrays() {
    let document = #"{"structured": [{"a": [{"b": 1}, {"b.c": "x"}]}]}"#
    #expect(holds(.nested(path: "structured", .nested(path: "a", has("b", "1"))), document))
    #expect(holds(.nested(path: "structured", has("a.b", "1.0")), document))
    #expect(holds(.nested(path: "structured", has("a.b.c", "x")), document))
    #expect(!holds(.nested(path: "structured", .nested(path: "a", has("b", "2"))), document))
  }

  @Test func freeTextLooksAtEveryLeaf() {
    let document = #"{"a": {"b": ["x", 12, true, "say \"hi\" \u00fc"]}, "ip": "10.1.2.3", "n": null}"#
    for text in ["x", "12", "12.0", "true", "say \"hi\" ü", "10.0.0.0/8"] {
      #expect(holds(.test(FieldTest(.anyField, .equals(text))), document))
    }
    for text in ["a", "null", "say", "13"] { #expect(!holds(.test(FieldTest(.anyField, .equals(text))), document)) }
    #expect(holds(.test(FieldTest(.anyField, .matches(glob("say*")))), document))
  }

  @Test func fieldNamePatternsMatchWholePaths() {
    let document = #"{"user": {"name": "x", "id": "y"}, "username": "z"}"#
    func any(_ pattern: String, _ value: String) -> Bool {
      holds(.test(FieldTest(.matching(glob(pattern)), .equals(value))), document)
    }
    #expect(any("user.*", "x"))
    #expect(any("user*", "z"))
    #expect(!any("user.*", "z"))
    #expect(!any("name", "x"))
  }

  @Test func deepDocumentsCountAsAbsentRatherThanCrash() {
    let depth = 20_000
    let text =
      "{\"items\": {\"a\":1}, \"deep\":" + String(repeating: "[", count: 200) + "1" + String(repeating: "]", count: 200)
      + "}"
    #expect(holds(.test(FieldTest(.anyField, .equals("1"))), text))
    let walk = String(repeating: "[", count: depth) + "7" + String(repeating: "]", count: depth)
    #expect(!Walking.finds("7", in: walk))
    #expect(Walking.finds("8", in: "[" + walk + ",8]"))
  }
}
