import Testing

@testable import SluiceAWS

@Suite struct JSONValueTests {
  private typealias JSONValue = SluiceAWS.JSONValue

  @Test func documentsAreRead() {
    let value = JSONValue(parsing: #" {"a":[1,-2.5e3,"x\n\u00fc\ud83d\ude00\/"],"b":{"c":true,"d":null},"e":""} "#)
    #expect(value?["a"]?.array == [.number("1"), .number("-2.5e3"), .string("x\nü😀/")])
    #expect(value?["b"]?["c"]?.bool == true)
    #expect(value?["b"]?["d"] == .null)
    #expect(value?["e"]?.string == "")
    #expect(value?["f"] == nil)
    #expect(JSONValue(parsing: "{}")?.object == [:])
    #expect(JSONValue(parsing: "[]")?.array == [])
  }

  @Test func numbersInStringsAreNumbersToo() {
    let value = JSONValue(parsing: #"{"a":"7","b":7,"c":"x"}"#)
    #expect(value?["a"]?.integer == 7)
    #expect(value?["b"]?.integer == 7)
    #expect(value?["c"]?.integer == nil)
  }

  @Test func halfASurrogatePairIsReplaced() {
    #expect(JSONValue(parsing: #""\ud83dx""#) == .string("\u{FFFD}x"))
    #expect(JSONValue(parsing: #""\ud83d\u0041""#) == .string("\u{FFFD}A"))
    #expect(JSONValue(parsing: #""\ude00""#) == .string("\u{FFFD}"))
  }

  @Test(arguments: [
    "", " ", "{", "{]", "[1,]", "{\"a\":1,}", "{\"a\"}", "{1:2}", "01", "-", "1.", "1e", "+1", "tru", "nul", "\"a",
    "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\u{1}\"", "1 2", "{} x", "'a'",
  ])
  func whatIsNoJSONIsRefused(_ text: String) { #expect(JSONValue(parsing: text) == nil) }

  @Test func deepNestingIsRefused() {
    #expect(JSONValue(parsing: String(repeating: "[", count: 64) + String(repeating: "]", count: 64)) != nil)
    #expect(JSONValue(parsing: String(repeating: "[", count: 65) + String(repeating: "]", count: 65)) == nil)
    #expect(JSONValue(parsing: String(repeating: "[", count: 100_000)) == nil)
  }

  @Test func everyBeginningOfADocumentIsRefused() {
    let bytes = Array(#"{"a":[1,"x\u00fc",{"b":false}],"c":null}"#.utf8)
    for count in 0..<bytes.count { #expect(JSONValue(parsing: Array(bytes[..<count])) == nil) }
    #expect(JSONValue(parsing: bytes) != nil)
    #expect(JSONValue(parsing: [0x22, 0xFF, 0x22]) == nil)
  }
}
