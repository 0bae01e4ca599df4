import Testing

@testable import SluiceDetect

@Suite struct DocumentFieldsTests {
  private func value(_ name: String, _ text: String) -> String? {
    var text = text
    return text.withUTF8 { buffer in
      let bytes = UnsafeRawBufferPointer(buffer)
      var document = EventDocument()
      document.read(bytes)
      var fields = DocumentFields()
      fields.read(bytes, document.members)
      return fields.value(of: FieldName(name), in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
  }

  @Test(arguments: [
    #"{"a":{"b":{"c":1}},"z":0}"#, #"{"a.b.c":1}"#, #"{"a":{"b.c":1}}"#, #"{"a.b":{"c":1}}"#,
    #"{"a":{"x":2},"a.b":{"y":3},"a":{"b":{"c":1}},"a.b.c":4}"#,
  ])
  func namesMayBeNestedOrHaveDots(_ text: String) { #expect(value("a.b.c", text) == "1") }

  @Test func valuesAreJSON() {
    let text = #"{"s":"x\"y","o":{"p":[1,{"q":2}]},"e":""}"#
    #expect(value("s", text) == #""x\"y""#)
    #expect(value("o", text) == #"{"p":[1,{"q":2}]}"#)
    #expect(value("o.p", text) == #"[1,{"q":2}]"#)
    #expect(value("e", text) == #""""#)
  }

  @Test(arguments: ["b", "a.b.c.d", "a.b.", "ab", "a.bc", "", "c", "a.b.d"])
  func othersAreNotFound(_ name: String) {
    let found = value(name, #"{"a":{"b":{"c":1}}}"#)
    #expect(found == (name == "a.b." ? #"{"c":1}"# : nil))
  }
}
