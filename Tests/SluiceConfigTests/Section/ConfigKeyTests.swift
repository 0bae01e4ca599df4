import SluiceConfig
import SluiceCore
import Testing

@Suite struct ConfigKeyTests {
  private func read<V>(_ key: ConfigKey<V>, _ yaml: String) -> (value: V, problems: [String]) {
    let problems = ProblemCollector()
    let section = ConfigSection(
      yaml: yaml, keys: [key], path: "sinks.0.test", file: "t", directory: "/d", environment: ["HOME": "/home/u"],
      problems: problems)
    let value = section.value(key)
    return (value, problems.problems.map(\.description))
  }

  @Test func integers() {
    let key = ConfigKey.integer("k", default: 3, in: 1...64, "")
    #expect(read(key, "").value == 3)
    #expect(read(key, "k: 64").value == 64)
    for (text, found) in [
      ("65", "'65'"), ("0", "'0'"), ("1.5", "'1.5'"), ("x", "'x'"), ("[1]", "a list"),
      ("{}", "a mapping"), ("99999999999999999999", "'99999999999999999999'"),
    ] {
      let (value, problems) = read(key, "k: \(text)")
      #expect(value == 3)
      #expect(problems == ["t:1:4: error: k can't be \(found) (expected an integer from 1 to 64)"])
    }
    #expect(read(ConfigKey.optionalInteger("k", ""), "k: -5").value == -5)
  }

  @Test(arguments: [
    ("true", true), ("True", true), ("false", false), ("FALSE", false), ("", false), ("null", false),
  ])
  func booleans(_ text: String, _ value: Bool) {
    let result = read(ConfigKey.boolean("k", default: false, ""), "k: \(text)")
    #expect(result.value == value)
    #expect(result.problems == [])
  }

  @Test(arguments: [
    ("yes", "k can't be 'yes'; did you mean 'true'? (expected true or false)"),
    ("\"true\"", "k can't be 'true' (expected true or false; remove the quotes)"),
    ("1", "k can't be '1'; did you mean 'true'? (expected true or false)"),
  ])
  func whatIsNoBoolean(_ text: String, _ problem: String) {
    #expect(read(ConfigKey.boolean("k", default: false, ""), "k: \(text)").problems == ["t:1:4: error: \(problem)"])
  }

  @Test func durations() {
    let key = ConfigKey.duration("k", default: .seconds(90), "")
    #expect(key.defaultText == "1m30s")
    #expect(read(key, "k: 5m").value == .seconds(300))
    #expect(
      read(key, "k: soon").problems == [
        "t:1:4: error: k can't be 'soon' (expected a duration such as 30s, 5m or 1h30m)"
      ])
    #expect(
      read(key, "k: 30").problems == [
        "t:1:4: error: k can't be '30' (expected a duration such as 30s, 5m or 1h30m; the unit is missing)"
      ])
    #expect(read(ConfigKey.optionalDuration("k", ""), "").value == nil)
  }

  @Test func byteCounts() {
    let key = ConfigKey.byteCount("k", default: 64 << 20, "")
    #expect(key.defaultText == "64MiB")
    #expect(read(key, "k: 10 kB").value == 10_000)
    #expect(read(key, "k: 262144").value == 262_144)
    #expect(
      read(key, "k: big").problems == [
        "t:1:4: error: k can't be 'big' (expected a size such as 262144, 10 kB or 64MiB)"
      ])
    #expect(read(ConfigKey.optionalByteCount("k", ""), "k: 1KiB").value == 1_024)
  }

  @Test func durationsAndSizesHaveLimits() {
    let size = ConfigKey.byteCount("k", default: 1 << 20, in: (4 << 10)...(64 << 20), "")
    #expect(read(size, "k: 4KiB").value == 4_096)
    for text in ["4095", "65MiB"] {
      let (value, problems) = read(size, "k: \(text)")
      #expect(value == 1 << 20)
      #expect(
        problems == [
          "t:1:4: error: k can't be '\(text)' (expected a size such as 262144, 10 kB or 64MiB, from 4KiB to 64MiB)"
        ])
    }
    let least = ConfigKey.optionalByteCount("k", in: 1...Int.max, "")
    #expect(
      read(least, "k: 0").problems == [
        "t:1:4: error: k can't be '0' (expected a size such as 262144, 10 kB or 64MiB, at least 1)"
      ])
    let interval = ConfigKey.optionalDuration("k", in: .seconds(1)...DurationText.longest, "")
    #expect(read(interval, "k: 1s").value == .seconds(1))
    #expect(
      read(interval, "k: 999ms").problems == [
        "t:1:4: error: k can't be '999ms' (expected a duration such as 30s, 5m or 1h30m, at least 1s)"
      ])
    let short = ConfigKey.duration("k", default: .zero, in: .zero ... .seconds(60), "")
    #expect(
      read(short, "k: 2m").problems == [
        "t:1:4: error: k can't be '2m' (expected a duration such as 30s, 5m or 1h30m, at most 1m)"
      ])
  }

  @Test(arguments: ["2026-01-31", "2026-01-31T00:00:00Z", "2026-01-31 00:00:00", "'2026-01-31'"])
  func bareAndQuotedTimestamps(_ text: String) {
    let result = read(ConfigKey.optionalTime("k", ""), "k: \(text)")
    #expect(result.value == EventTime("2026-01-31"))
    #expect(result.problems == [])
  }

  @Test func stringsReadOneOrMany() {
    let key = ConfigKey.strings("k", default: ["d"], "")
    #expect(read(key, "").value == ["d"])
    #expect(read(key, "k: a").value == ["a"])
    #expect(read(key, "k: [a, 1, true]").value == ["a", "1", "true"])
    #expect(read(key, "k: []").value == [])
    let wrong = read(key, "k: [a, [b], {}]")
    #expect(wrong.value == ["a"])
    #expect(
      wrong.problems == [
        "t:1:8: error: k.1 can't be a list (expected a text)",
        "t:1:13: error: k.2 can't be a mapping (expected a text)",
      ])
    #expect(read(key, "k: {}").problems == ["t:1:4: error: k can't be a mapping (expected a text or a list of them)"])
  }

  @Test func aRequiredListHasAnElement() {
    #expect(
      read(ConfigKey.paths("k", required: true, ""), "k: []").problems == [
        "t:1:4: error: k is empty (expected at least one: a path)"
      ])
  }

  @Test func scalarsReadAsTextAsTheyAreWritten() {
    #expect(read(ConfigKey.string("k", default: "", ""), "k: 1.10").value == "1.10")
    #expect(read(ConfigKey.optionalString("k", ""), "k: 007").value == "007")
    #expect(read(ConfigKey.optionalString("k", ""), "k: ''").value == "")
    #expect(read(ConfigKey.optionalString("k", ""), "k:").value == nil)
  }

  @Test(arguments: [
    ("x/y", "/d/x/y"), ("./x", "/d/x"), (".", "/d"), ("../x", "/d/../x"), ("/a", "/a"), ("'-'", "-"),
    ("~/x", "/home/u/x"),
    ("'~'", "/home/u"), ("a~b", "/d/a~b"),
  ])
  func pathsStartAtTheFile(_ text: String, _ path: String) {
    #expect(read(ConfigKey.path("k", required: true, ""), "k: \(text)").value.path == path)
  }

  @Test func sectionsAreReadInside() throws {
    let name = ConfigKey.requiredString("name", "What it is called.")
    let key = ConfigKey.sections("k", [name], "")
    let (sections, problems) = read(key, "k:\n  - name: a\n  - nam: b\n  - c")
    #expect(sections.map { $0.path } == ["sinks.0.test.k.0", "sinks.0.test.k.1"])
    #expect(sections.first?.value(name) == "a")
    #expect(
      problems == [
        "t:3:5: error: unknown key 'nam' in k.1; did you mean 'name'? (keys: name)",
        "t:4:5: error: k.2 can't be 'c' (expected a mapping; keys: name)",
      ])
    #expect(sections.last?.value(name) == "")
    #expect(
      sections.last?.problems.problems.map(\.description).first
        == "t:3:5: error: unknown key 'nam' in k.1; did you mean 'name'? (keys: name)")
    #expect(
      sections.last?.problems.problems.contains {
        $0.description == "t:3:5: error: missing key 'name' in k.1 (a text: What it is called.)"
          && $0.path == "sinks.0.test.k.1.name"
      } == true)
    let one = try #require(read(ConfigKey.section("k", [name], ""), "k: { name: x }").value)
    #expect(one.value(name) == "x")
    #expect(one.contains("name"))
    #expect(!one.contains("other"))
    #expect(one.location(of: "name").description == "t:1:12")
    #expect(one.location(of: "other") == one.location)
    #expect(read(ConfigKey.section("k", [name], ""), "").value == nil)
  }

  @Test func secretsAreNotShown() {
    let secret = read(ConfigKey.secret("k", ""), "k: hunter2").value
    #expect(secret.revealed == "hunter2")
    var dumped = ""
    dump(secret, to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), String(describing: [secret]), dumped] {
      #expect(!text.contains("hunter2"))
    }
    #expect("\(secret)" == "<REDACTED>")
  }

  @Test func mapsReadTheirNames() {
    #expect(read(ConfigKey.stringMap("k", ""), "k: { a: 1, b: x }").value == ["a": "1", "b": "x"])
  }

  @Test func aSectionThatIsNoMappingIsReported() {
    #expect(
      read(ConfigKey.optionalString("k", ""), "[a]").problems == [
        "t:1:1: error: sinks.0.test can't be a list (expected a mapping)"
      ])
  }

  @Test func readingAKeyTwiceReportsItOnce() {
    let key = ConfigKey.requiredString("k", "A text.")
    let problems = ProblemCollector()
    let section = ConfigSection(yaml: "", keys: [key], problems: problems)
    _ = section.value(key)
    _ = section.value(key)
    #expect(problems.problems.count == 1)
  }
}
