import SluiceTestSupport
import TOMLKit
import Testing

@testable import SluiceRules

@Suite struct TOMLReaderTests {
  /// Text is read where it stands in the file: it has to be what TOMLKit makes of it.
  @Test(arguments: [
    #"text = "plain""#, "text = 'C:\\\\x'", #"text = "é \u00e9 \t \" \\ \U0001F600""#,
    "text = \"\"\"\nfirst\n  second \\\n    third\n\"\"\"", "text = '''\r\na\r\nb'''",
    "text = \"\"\"a \"\"quoted\"\"\"\"\"",
    "text = ''", "text = \"\"\"\"\"\"", "text = '''it's'''", "\u{FEFF}text = \"marked\"",
    "text = \"\"\"\\\n   \n  x\"\"\"",
  ])
  func textIsWhatTOMLSays(document: String) throws {
    for (table, path) in [("", "text"), ("[rule]\n", "rule.text"), ("[ \"rule\" ]\n", "rule.text")] {
      let mark = document.hasPrefix("\u{FEFF}") ? "\u{FEFF}" : ""
      let file = mark + table + document.dropFirst(mark.count)
      let root = try? TOMLTable(string: file)
      let expected = table.isEmpty ? root?["text"]?.string : root?["rule"]?.table?["text"]?.string
      var reader = try? TOMLReader(file, file: "a.toml")
      #expect(reader?.string(path) == expected && expected != nil)
    }
  }

  @Test func pathsLeadToTexts() throws {
    let document = """
      a.b = "one"
      list = ["x", 'y']
      inline = { c = "two", d = ["z"] }
      [table]
      "quoted key" = "three"
      [[tables]]
      t = "four"
      [[tables]]
      t = "five"
      u.v = "six"
      """
    var reader = try TOMLReader(document, file: "a.toml")
    let paths = [
      "a.b", "list[0]", "list[1]", "inline.c", "inline.d[0]", "table.quoted key", "tables[0].t", "tables[1].t",
      "tables[1].u.v", "tables[2].t", "list[2]", "a.c",
    ]
    #expect(
      paths.map { reader.string($0) } == [
        "one", "x", "y", "two", "z", "three", "four", "five", "six", nil, nil, nil,
      ])
    #expect(reader.strings("list") == ["x", "y"] && reader.textOrTexts("a.b") == ["one"])
    #expect(reader.errors.isEmpty)
  }

  @Test func aKeyWithADotIsNotTakenForAPath() throws {
    var reader = try TOMLReader("a.b = \"path\"\n\"a.b\" = \"key\"", file: "a.toml")
    #expect(reader.string("a.b") == "path")
    reader = try TOMLReader("\"a.b\" = \"key\"\na.b = \"path\"", file: "a.toml")
    #expect(reader.string("a.b") == "path")
  }
}
