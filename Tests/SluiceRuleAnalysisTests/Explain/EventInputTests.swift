import SluiceRuleAnalysis
import Testing

@Suite struct EventInputTests {
  private func record(_ text: String, _ number: Int? = nil) throws(EventInputError) -> String {
    String(decoding: try EventInput(Array(text.utf8), number: number, name: "f").record, as: UTF8.self)
  }

  @Test func anEventIsTakenOutOfWhatItIsIn() throws {
    #expect(try record(#" {"a": 1} "#) == #"{"a": 1}"#)
    #expect(try record(#"{"x":{"Records":[]},"Records":[{"a":1}]}"#) == #"{"a":1}"#)
    #expect(try record(#"{"Records":[{"a":1},{"a":{"b":[2]}}]}"#, 2) == #"{"a":{"b":[2]}}"#)
    #expect(try record("{\"a\":1}\n{\"a\":2}\n", 2) == #"{"a":2}"#)
    #expect(try record(#"{"detail-type":"AWS API Call via CloudTrail","detail":{"a":1}}"#) == #"{"a":1}"#)
    #expect(try record(#"{"detail":{"a":1}}"#) == #"{"detail":{"a":1}}"#)
  }

  @Test(
    arguments: [
      ("", nil, "f holds no JSON object"), ("nothing", nil, "f holds no JSON object"),
      (#"{"a":1}{"a":2}"#, nil, "f holds 2 events; name one of them, from f:1 to f:2"),
      (#"{"a":1}"#, 2, "f holds 1 event; there is no number 2"),
      (#"{"a":1}"#, 0, "f holds 1 event; there is no number 1"),
    ] as [(String, Int?, String)])
  func whatIsNoEventIsRefused(text: String, number: Int?, message: String) {
    #expect(throws: EventInputError.self) { try record(text, number) }
    if number != 0 {
      do { _ = try record(text, number) } catch { #expect(error.description == message) }
    }
  }

  @Test func damagedTextIsRefused() {
    for text in [#"{"a":"#, #"{"a" 1 2}"#, #"{"Records":[{"a":1"#, "{", "[{]"] {
      #expect(throws: EventInputError.self) { try record(text, 1) }
    }
    #expect(throws: EventInputError.self) { try EventInput([0x1F, 0x8B, 8], number: nil, name: "f") }
    #expect(throws: EventInputError.self) { try EventInput("/there/is/no/such.json:3") }
  }
}
