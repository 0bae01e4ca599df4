import SluiceConfig
import Testing

/// Sections in sections, and lists of them.
@Suite struct NestedSectionTests {
  private static let city = ConfigKey.optionalPath("city", "A database.")
  private static let size = ConfigKey.byteCount("size", default: 1 << 20, in: 1...(1 << 30), "Of the cache.")
  private static let cache = ConfigKey.section("cache", [size], "What is kept.")
  private static let geo = ConfigKey.section("geo", [city, cache], "Where an address is.")
  private static let file = ConfigKey.path("file", "The table.")
  private static let column = ConfigKey.requiredString("column", "A column.")
  private static let columns = ConfigKey.sections("columns", [column], required: true, "What is taken.")
  private static let lookup = ConfigKey.sections("lookup", [file, columns], "Tables.")
  private static let key = ConfigKey.section("hash", [ConfigKey.secret("key", "A key.")], required: true, "Hashing.")

  private func section(_ yaml: String, _ keys: [any ConfigKeyDeclaration]) -> ConfigSection {
    ConfigSection(
      yaml: yaml, keys: keys, path: "stages.2.enrich", file: "t", directory: "/d", environment: [:],
      problems: ProblemCollector())
  }

  @Test func sectionsInsideSectionsAreRead() throws {
    let enrich = section(
      """
      geo: { city: city.mmdb, cache: { size: 2MiB } }
      lookup:
        - { file: a.csv, columns: [{ column: x }, { column: y }] }
      """, [Self.geo, Self.lookup])
    let geo = try #require(enrich.value(Self.geo))
    #expect(geo.value(Self.city)?.path == "/d/city.mmdb")
    let cache = try #require(geo.value(Self.cache))
    #expect(cache.path == "stages.2.enrich.geo.cache")
    #expect(cache.value(Self.size) == 2 << 20)
    let table = try #require(enrich.value(Self.lookup).first)
    #expect(table.value(Self.columns).map { $0.value(Self.column) } == ["x", "y"])
    #expect(enrich.problems.problems.isEmpty)
  }

  @Test func mistakesAtEveryDepthAreReportedAtOnceWithTheirPlaces() throws {
    let enrich = section(
      """
      geo:
        citty: city.mmdb
        cache:
          size: 0
          sise: 1
      lookup:
        - columns: []
        - file: b.csv
          columns:
            - columm: y
            - x
      """, [Self.geo, Self.lookup])
    let geo = try #require(enrich.value(Self.geo))
    _ = geo.value(Self.city)
    _ = geo.value(Self.cache)?.value(Self.size)
    for table in enrich.value(Self.lookup) {
      _ = table.value(Self.file)
      for column in table.value(Self.columns) { _ = column.value(Self.column) }
    }
    #expect(
      enrich.problems.problems.map(\.description) == [
        "t:2:3: error: unknown key 'citty' in geo; did you mean 'city'? (keys: city, cache)",
        "t:4:11: error: size can't be '0' (expected a size such as 262144, 10 kB or 64MiB, from 1 to 1GiB)",
        "t:5:5: error: unknown key 'sise' in cache; did you mean 'size'? (keys: size)",
        "t:7:5: error: missing key 'file' in lookup.0 (a path: The table.)",
        "t:7:14: error: columns is empty (expected at least one: a mapping)",
        "t:10:9: error: unknown key 'columm' in columns.0; did you mean 'column'? (keys: column)",
        "t:10:9: error: missing key 'column' in columns.0 (a text: A column.)",
        "t:11:9: error: columns.1 can't be 'x' (expected a mapping; keys: column)",
      ])
  }

  @Test func aRequiredSectionIsMissed() {
    let sink = section("", [Self.key])
    #expect(sink.value(Self.key) == nil)
    #expect(
      sink.problems.problems.map(\.description) == [
        "t:1:1: error: missing key 'hash' in enrich (a mapping: Hashing.)"
      ])
  }
}
