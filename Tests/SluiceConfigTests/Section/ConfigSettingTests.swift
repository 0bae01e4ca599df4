import SluiceConfig
import Testing

@Suite struct ConfigSettingTests {
  @Test func settingsAreWhatTheFileSaysInTheOrderOfTheDeclarations() {
    let keys: [any ConfigKeyDeclaration] = [
      ConfigKey.boolean("flag", default: false, ""),
      ConfigKey.strings("names", default: [], ""),
      ConfigKey.section("inner", [ConfigKey.byteCount("size", default: 1, ""), ConfigKey.secret("key", "")], ""),
      ConfigKey.sections("rows", [ConfigKey.filter("when", ""), ConfigKey.boolean("drop", default: false, "")], ""),
      ConfigKey.stringMap("labels", ""), ConfigKey.optionalString("absent", ""),
    ]
    let section = ConfigSection(
      yaml: """
        labels: { a: x, b: y }
        rows: [{ when: "a: b", drop: true }, {}]
        inner: { key: hunter2, size: 1MiB }
        names: [p, q]
        flag: true
        absent:
        """, keys: keys, problems: ProblemCollector())
    #expect(
      section.settings.map { "\($0.name)=\($0.text)" } == [
        "flag=true", "names=p, q", "inner.size=1MiB", "inner.key=<REDACTED>", "rows=when: a: b, drop: true", "rows=",
        "labels=a: x, b: y",
      ])
  }

  @Test func aPipelineKeepsTheSettingsOfItsComponents() throws {
    let loaded = try Loaded(
      """
      source: { files: { paths: [a, b] } }
      stages: [ decompress, parse: { limit: 3 } ]
      sinks: [ file: { path: "${OUT}" } ]
      """, environment: ["OUT": "x"])
    let definition = try #require(loaded.definition)
    #expect(definition.sourceSettings == [ConfigSetting(name: "paths", text: "a, b")])
    #expect(definition.stages.map(\.settings) == [[], [ConfigSetting(name: "limit", text: "3")]])
    #expect(definition.sinks.map(\.settings) == [[ConfigSetting(name: "path", text: "x")]])
  }
}
