import Testing

@testable import SluiceAWS

@Suite struct INIDocumentTests {
  private func value(_ text: String, _ section: String = "default", _ key: String = "key") throws -> String? {
    try INIDocument(text).sections.first { $0.name == section }?.values[key]?.text
  }

  @Test(arguments: [
    ("[default]\nkey=value", "value"), ("[default]\nkey = value  ", "value"), ("[default]\nkey: value", "value"),
    ("[default]\nKEY = Value", "Value"), ("[default]\r\nkey = value\r\n", "value"), ("[default]\nkey =", ""),
    ("[default]\nkey = a = b # c", "a = b # c"), ("[default]\nkey = \"quoted\"", "\"quoted\""),
    ("[default] trailing\nkey = value", "value"), ("\u{FEFF}[default]\nkey = value", "value"),
    ("# c\n; c\n\n[default]\n  # c\nkey = value", "value"), ("[default]\nkey = 1\nkey = 2", "2"),
    ("[default]\nkey = 1\n[other]\n[default]\nkey = 2", "2"), ("[default]\n  key = value", "value"),
  ])
  func readsAKey(_ text: String, _ expected: String) throws {
    #expect(try value(text) == expected)
  }

  @Test func indentedLinesContinueAValue() throws {
    #expect(try value("[default]\nkey = a\n  b\n\n  # comment\n  c\nother = d") == "a\nb\nc")
  }

  @Test func indentationIsMeasuredFromTheKey() throws {
    let document = try INIDocument("[default]\n  key = a\n  other = b\n    c")
    #expect(document.sections.first?.values.mapValues(\.text) == ["key": "a", "other": "b\nc"])
  }

  @Test func aValueThatBeginsBelowHoldsProperties() throws {
    let document = try INIDocument("[services x]\ns3 =\n  endpoint_url = http://a:1/?b=c\n  Other=1\nsqs = plain")
    let values = try #require(document.sections.first?.values)
    #expect(values["s3"]?.properties == ["endpoint_url": "http://a:1/?b=c", "other": "1"])
    #expect(values["sqs"]?.properties == nil)
  }

  @Test func sectionNamesAreKeptAsTheyAre() throws {
    let names = try INIDocument("[profile a b]\n[ x ]\n[a]b]").sections.map(\.name)
    #expect(names == ["profile a b", " x ", "a]b"])
  }

  @Test(arguments: [("key = value", 1), ("[default]\nkey = 1\nnonsense", 3), ("[default]\n= 1", 2)])
  func sayWhereAMistakeIs(_ text: String, _ line: Int) {
    #expect { try INIDocument(text) } throws: { ($0 as? INIDocument.SyntaxError)?.line == line }
  }
}
