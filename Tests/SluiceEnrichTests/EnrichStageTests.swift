import Foundation
import SluiceConfig
import SluiceCore
import SluiceECS
import SluiceTestSupport
import Testing

@testable import SluiceEnrich

@Suite struct EnrichStageTests {
  private let folder = ScratchFolder()

  @Test func anEmptyStageIsAMistake() {
    #expect(
      EnrichFixture("").messages == [
        "section.yaml:1:1: error: enrich has nothing to do (keys: geo, user_agent, lookup)"
      ])
    #expect(
      EnrichFixture("geo: {}").messages.contains {
        $0.contains("geo names no database (expected at least one of city, country, asn)")
      })
  }

  @Test func documentsCantBeEnriched() {
    let messages = EnrichFixture("geo: { city: none.mmdb }", catalog: DocumentCatalog(.ecs)).messages
    #expect(messages.count == 1)
    #expect(
      messages.first?.contains("enrich works behind parse: { format: cloudtrail }; documents (format: ecs)") == true)
  }

  @Test func missingAndWrongDatabasesAreErrorsWithTheirPlace() throws {
    try folder.write("asn.mmdb", DatabaseWriter.systems.bytes)
    let messages = EnrichFixture("geo:\n  city: none.mmdb\n  country: asn.mmdb\n", directory: folder.path).messages
    #expect(
      messages == [
        "section.yaml:2:9: error: geo: city: none.mmdb does not exist "
          + "(expected a City database, such as GeoLite2-City, GeoIP2-City or DBIP-City-Lite)",
        "section.yaml:3:12: error: geo: country: asn.mmdb is a database of type 'GeoLite2-ASN' "
          + "(expected a Country database, such as GeoLite2-Country, GeoIP2-Country or DBIP-Country-Lite)",
      ])
  }

  @Test func anOldDatabaseIsAWarning() throws {
    try folder.write("asn.mmdb", DatabaseWriter.systems.bytes)
    let fixture = EnrichFixture("geo: { asn: asn.mmdb }", directory: folder.path)
    #expect(!fixture.problems.hasErrors)
    #expect(fixture.messages.first?.contains("warning: geo: asn: asn.mmdb was built on 2023-11-14, ") == true)
    var young = DatabaseWriter.systems
    young.built = 4_000_000_000
    try folder.write("asn.mmdb", young.bytes)
    #expect(EnrichFixture("geo: { asn: asn.mmdb }", directory: folder.path).messages == [])
  }

  @Test func aSecondStageMustNotAddTheSameFields() throws {
    try folder.write("asn.mmdb", DatabaseWriter.systems.bytes)
    let first = EnrichFixture("geo: { asn: asn.mmdb, max_age_days: 36500 }", directory: folder.path)
    var context = first.context
    let section = ConfigSection(
      yaml: "geo: { asn: asn.mmdb, max_age_days: 36500 }", keys: EnrichStage.keys, path: "enrich",
      directory: folder.path, problems: first.problems)
    _ = EnrichStage(section).plan(&context)
    #expect(first.messages.count == 1)
    #expect(first.messages.first?.contains("gives records the field 'source.as.number' already") == true)
  }

  @Test func missingRegexesAreAnErrorWithTheirPlace() {
    let messages = EnrichFixture("user_agent: { regexes: none.yaml }", directory: folder.path).messages
    #expect(messages.count == 1)
    #expect(messages.first?.hasPrefix("section.yaml:1:24: error: user_agent: ") == true)
  }

  @Test func theExamplePipelinesTablesFit() throws {
    let lookups = try #require(Self.pipelines)
    let fixture = EnrichFixture(
      """
      lookup:
        - { path: lookups/accounts.csv, field: cloud.account.id, prefix: account. }
        - { path: lookups/networks.csv, field: source.ip, match: cidr, prefix: site. }
      """, directory: lookups)
    #expect(fixture.messages == [])
    let record = #"{"eventName":"X","recipientAccountId":"444455556666","sourceIPAddress":"192.0.2.44"}"#
    #expect(fixture.values("account.owner", record) == ["team-checkout"])
    #expect(fixture.values("site.name", record) == ["office build host"])
  }

  /// The folder of the example pipelines.
  private static let pipelines: String? = {
    let checkout = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = checkout.appendingPathComponent("pipelines").path
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }()
}
