import SluiceCore
import SluiceMatch
import SluiceRules
import Testing

@Suite struct ProbeTests {
  private func regex(_ pattern: String, anchored: Bool = false, ignoringCase: Bool = false) -> Comparison {
    .matchesRegex(RegexPattern(pattern, isAnchored: anchored, ignoresCase: ignoringCase))
  }

  @Test func regularExpressionsLookAtTheTextOfAnyValue() {
    #expect(holds(field("a", regex("b.d")), #"{"a": ["x", "abcde"]}"#))
    #expect(!holds(field("a", regex("b.d", anchored: true)), #"{"a": ["x", "abcde"]}"#))
    #expect(holds(field("a", regex("^1[0-9]$")), #"{"a": 12}"#))
    #expect(holds(field("a", regex("TRUE", ignoringCase: true)), #"{"a": true}"#))
    #expect(!holds(field("a", regex(".*")), #"{"a": null}"#))
    #expect(!holds(field("a", regex(".*")), "{}"))
    #expect(holds(field("a", regex("^$")), #"{"a": ""}"#))
    #expect(holds(.nested(path: "a", field("b", regex("^$"))), #"{"a": [{"b": ""}]}"#))
  }

  @Test func networksHoldAddressesWhateverTheFieldsType() {
    for type in [FieldType.keyword, .ip, .dynamic, .flattened] {
      let catalog = TestCatalog(types: ["a": type])
      #expect(holds(field("a", .inNetwork("10.0.0.0/8")), #"{"a": "10.2.3.4"}"#, catalog))
      #expect(!holds(field("a", .inNetwork("10.0.0.0/8")), #"{"a": "11.2.3.4"}"#, catalog))
      #expect(!holds(field("a", .inNetwork("10.0.0.0/8")), #"{"a": "10.0.0.0/8"}"#, catalog))
      #expect(holds(field("a", .inNetwork("2001:db8::/32")), #"{"a": ["x", "2001:db8::7"]}"#, catalog))
    }
  }

  @Test(arguments: ["1", "null", "[]", "{}", #""""#, "[null]", #"{"b": 1}"#])
  func aKeyIsPresentWhateverItHolds(_ value: String) {
    #expect(holds(field("a", .isPresent), #"{"a": \#(value)}"#))
    #expect(holds(field("x.a", .isPresent), #"{"x": [{"a": \#(value)}]}"#))
    #expect(holds(.nested(path: "x", field("a", .isPresent)), #"{"x": [{"a": \#(value)}]}"#))
    #expect(!holds(field("b", .isPresent), #"{"a": \#(value)}"#))
    #expect(holds(.not(field("b", .isPresent)), #"{"a": \#(value)}"#))
  }
}
