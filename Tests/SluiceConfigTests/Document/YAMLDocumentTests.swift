import SluiceConfig
import Testing

@Suite struct YAMLDocumentTests {
  @Test(arguments: [
    (
      "a: b: c",
      "p.yaml:1:5: error: not YAML: mapping values are not allowed in this context "
        + "(put texts with ': ' in quotes, and keys of one mapping in one column)"
    ),
    (
      "a:\n\tb: 1",
      "p.yaml:2:1: error: not YAML: found character that cannot start any token while scanning for the next "
        + "token (indent with blanks, not with tabs)"
    ),
    (
      "a: [1, 2\nb: 3",
      "p.yaml:2:2: error: not YAML: did not find expected ',' or ']' while parsing a flow sequence "
        + "that begins in line 1"
    ),
    (
      "a: { b: ${X} }",
      "p.yaml:1:10: error: not YAML: did not find expected ',' or '}' while parsing a flow mapping "
        + "(inside [ ] and { }, put ${…} in quotes)"
    ),
    ("a: 1\nb: \"x", "p.yaml:2:6: error: not YAML: found unexpected end of stream while scanning a quoted scalar"),
    ("a: \u{1}", "p.yaml:1:4: error: not YAML: control characters are not allowed"),
    (
      "a: -",
      "p.yaml:1:4: error: not YAML: block sequence entries are not allowed in this context "
        + "(for the text '-', put it in quotes)"
    ),
    ("a: *b", "p.yaml:1:4: error: not YAML: found undefined alias"),
    (
      "a: 1\n---\nb: 2",
      "p.yaml:2:1: error: not YAML: but found another document expected a single document in the stream "
        + "that begins in line 1"
    ),
  ])
  func reportsWhereTextIsNotYAML(_ text: String, _ problem: String) throws {
    let loaded = try Loaded(text)
    #expect(loaded.definition == nil)
    #expect(loaded.problems == [problem])
  }

  @Test(arguments: [
    ("name: a\nsource: stdin\nname: b", "p.yaml:3:1: error: the key 'name' is there twice, first in line 1"),
    (
      "sinks:\n  - file:\n      path: x\n      gzip: true\n      path: y",
      "p.yaml:5:7: error: the key 'path' is there twice, first in line 3"
    ),
    ("source: { files: 1, files: 2 }", "p.yaml:1:11: error: the key 'files' is there twice, first in line 1"),
  ])
  func reportsDuplicateKeys(_ text: String, _ problem: String) throws {
    let loaded = try Loaded(text)
    #expect(loaded.definition == nil)
    #expect(loaded.problems == [problem])
  }

  @Test func boundsWhatNestedAliasesAskFor() throws {
    var text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for (name, last) in zip("bcdefghi", "abcdefgh") {
      text += "\(name): &\(name) [\(Array(repeating: "*\(last)", count: 10).joined(separator: ", "))]\n"
    }
    let loaded = try Loaded(text)
    #expect(loaded.definition == nil)
    #expect(loaded.problems.count == 1)
    #expect(loaded.problems.first?.hasSuffix("the document has more than 100000 values, aliases expanded") == true)
  }

  @Test func refusesNestingWithoutEnd() throws {
    let loaded = try Loaded(String(repeating: "[", count: 100_000))
    #expect(loaded.definition == nil)
    #expect(loaded.problems.count == 1)
  }

  @Test func mergesAnchoredMappings() throws {
    let loaded = try Loaded(
      """
      source: stdin
      stages: [parse]
      sinks:
        - file: &common { path: a, gzip: true, from: events }
        - file: { <<: *common, path: b }
      """)
    #expect(loaded.problems == [])
    let files = loaded.definition?.sinks.compactMap { $0.component as? FileSink }
    #expect(files?.map(\.path.text) == ["a", "b"])
    #expect(files?.map(\.gzip) == [true, true])
  }

  @Test func readsLinesThatEndInCarriageReturns() throws {
    let loaded = try Loaded("source: stdin\r\nstages: [parse]\r\nsinks:\r\n  - stdout: { frm: events }\r\n")
    #expect(
      loaded.problems == ["p.yaml:4:15: error: unknown key 'frm' in stdout; did you mean 'from'? (keys: from)"])
  }

  @Test func skipsAByteOrderMark() throws {
    #expect(
      try Loaded("\u{FEFF}nam: x\nsource: stdin\nstages: [parse]\nsinks: [stdout]").problems == [
        "p.yaml:1:1: error: unknown key 'nam' in the pipeline file; did you mean 'name'? "
          + "(keys: name, source, stages, sinks, state, metrics)"
      ])
  }
}
