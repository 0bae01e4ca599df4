import SluiceConfig
import Testing

@Suite struct ConfigOverrideTests {
  private static let text = "source: stdin\nstages: [decompress, parse]\nsinks:\n  - file: { path: a, gzip: false }\n"

  @Test func replacesAndMakesKeys() throws {
    let loaded = try Loaded(
      Self.text,
      set: ["sinks.0.file.path=b=c", "sinks.0.file.gzip=true", "stages.1.parse.limit=7", "name=other"])
    #expect(loaded.problems == [])
    #expect(loaded.fileSink?.path.path == "/etc/sluice/b=c")
    #expect(loaded.fileSink?.path.location.description == "--set sinks.0.file.path:1:1")
    #expect(loaded.fileSink?.gzip == true)
    #expect(loaded.parse?.limit == 7)
    #expect(loaded.definition?.name == "other")
  }

  @Test func readsFlowAndQuotedValues() throws {
    let loaded = try Loaded(
      Self.text, set: ["source={ files: { paths: [x, \"y z\"] } }", "sinks.0.file.filter=\"a\" or \"b\"", "name=\"q\""])
    #expect(loaded.problems == [])
    #expect((loaded.definition?.source as? FilesSource)?.paths.map(\.text) == ["x", "y z"])
    #expect(loaded.fileSink?.filter?.text == "\"a\" or \"b\"")
    #expect(loaded.definition?.name == "q")
  }

  @Test func expandsVariables() throws {
    let loaded = try Loaded(Self.text, set: ["sinks.0.file.path=${X}/y"], environment: ["X": "/x"])
    #expect(loaded.fileSink?.path.path == "/x/y")
  }

  @Test(arguments: [
    ("sinks.3.file.path=x", "--set sinks.3.file.path:1:1: error: sinks has no item '3' (items: 0 to 0)"),
    ("sinks.first.path=x", "--set sinks.first.path:1:1: error: sinks has no item 'first' (items: 0 to 0)"),
    (
      "stages.0.parse.limit=1", "--set stages.0.parse.limit:1:1: error: stages.0 is 'decompress' and has no key 'parse'"
    ),
    (
      "sinks.0.file.pth=x",
      "--set sinks.0.file.pth:1:1: error: unknown key 'pth' in file; did you mean 'path'? "
        + "(keys: path, from, gzip, filter)"
    ),
    (
      "foo.bar=x",
      "--set foo.bar:1:1: error: unknown key 'foo' in the pipeline file (keys: name, source, stages, sinks, state, metrics)"
    ),
    ("sinks.0.file.gzip=maybe", "--set sinks.0.file.gzip:1:1: error: gzip can't be 'maybe' (expected true or false)"),
    (
      "sinks.0.file.from=[a",
      "--set sinks.0.file.from:1:3: error: not YAML: did not find expected ',' or ']' while parsing "
        + "a flow sequence"
    ),
  ])
  func reportsMistakesNamingTheOption(_ set: String, _ problem: String) throws {
    let loaded = try Loaded(Self.text, set: [set])
    #expect(loaded.problems == [problem])
  }

  @Test(arguments: [
    ("sinks.0", "--set sinks.0: '=' is missing (expected PATH=VALUE, such as sinks.0.file.path=out.jsonl)"),
    ("=x", "--set =x: a part of the path is empty (expected PATH=VALUE, such as sinks.0.file.path=out.jsonl)"),
    ("a..b=x", "--set a..b=x: a part of the path is empty (expected PATH=VALUE, such as sinks.0.file.path=out.jsonl)"),
  ])
  func refusesMalformedText(_ text: String, _ message: String) {
    let error = #expect(throws: ConfigOverrideError.self) { try ConfigOverride(parsing: text) }
    #expect(error?.description == message)
  }
}
