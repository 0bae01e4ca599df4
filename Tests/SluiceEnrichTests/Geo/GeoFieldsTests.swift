import Foundation
import SluiceConfig
import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceEnrich

@Suite struct GeoFieldsTests {
  private let folder = ScratchFolder()

  private func fixture(_ more: String = "") throws -> EnrichFixture {
    try folder.write("city.mmdb", DatabaseWriter.cities.bytes)
    try folder.write("asn.mmdb", DatabaseWriter.systems.bytes)
    return EnrichFixture(
      "geo: { city: city.mmdb, asn: asn.mmdb, max_age_days: 36500\(more) }", directory: folder.path)
  }

  private func record(_ address: String) -> String { #"{"eventName":"X","sourceIPAddress":"\#(address)"}"# }

  @Test func documentsShowWhatTheDatabasesSay() throws {
    let fixture = try fixture()
    #expect(fixture.messages == [])
    let document = fixture.document(record("192.0.2.77"))
    let start = try #require(document.range(of: #""source":"#)).lowerBound
    #expect(
      document[start...].hasPrefix(
        #""source":{"address":"192.0.2.77","as":{"number":64500,"organization":{"name":"Example \"Net\" Ltd"}},"geo":{"#
          + #""city_name":"Musterstadt","continent_name":"Europe","country_iso_code":"XM","country_name":"Mustania","#
          + #""location":{"lat":48.5,"lon":-9.25},"region_iso_code":"XM-MU","region_name":"Musterland"},"#
          + #""ip":"192.0.2.77"}"#
      ))
  }

  @Test func whatTheDatabaseDoesNotHaveIsNoField() throws {
    let fixture = try fixture()
    #expect(fixture.values("source.geo.continent_name", record("198.51.100.1")) == ["Europe"])
    #expect(fixture.values("source.geo.country_name", record("198.51.100.1")) == [])
    #expect(fixture.values("source.geo.region_iso_code", record("2001:db8::9")) == [])
    #expect(fixture.values("source.geo.location.lat", record("2001:db8::9")) == ["62.0"])
    #expect(fixture.values("source.as.number", record("203.0.113.200")) == ["4200000001"])
    #expect(fixture.values("source.as.organization.name", record("203.0.113.200")) == [])
  }

  @Test func mappedAddressesAreFoundAsIPv4() throws {
    #expect(try fixture().values("source.geo.city_name", record("::ffff:192.0.2.1")) == ["Musterstadt"])
  }

  @Test(arguments: ["AWS Internal", "ec2.amazonaws.com", "192.0.2.1, 198.51.100.1", "000000000", "10.0.0.1", "::1"])
  func whatIsNoAddressOrAnUnknownOneHasNoPlace(_ address: String) throws {
    let fixture = try fixture()
    for value in GeoValue.allCases { #expect(fixture.values(value.fieldName, record(address)) == []) }
    #expect(!fixture.document(record(address)).contains("geo"))
  }

  @Test func onlyFieldsOfTheDatabasesAtHandAreKnown() throws {
    try folder.write("asn.mmdb", DatabaseWriter.systems.bytes)
    let fixture = EnrichFixture("geo: { asn: asn.mmdb, max_age_days: 36500 }", directory: folder.path)
    #expect(fixture.context.enrichedFields.map(\.name) == ["source.as.number", "source.as.organization.name"])
    #expect(fixture.context.catalog.field(named: "source.geo.city_name") == nil)
  }

  @Test func theCountryDatabaseIsAskedWhereTheCityOneKnowsNothing() throws {
    var countries = DatabaseWriter(type: "DBIP-Country-Lite")
    countries.add(
      "192.0.2.0/24", .map([("country", .map([("iso_code", .text("XX")), ("names", .map([("en", .text("No"))]))]))]))
    countries.add("198.51.100.0/24", .map([("country", .map([("iso_code", .text("XC"))]))]))
    try folder.write("city.mmdb", DatabaseWriter.cities.bytes)
    try folder.write("country.mmdb", countries.bytes)
    let fixture = EnrichFixture(
      "geo: { city: city.mmdb, country: country.mmdb, max_age_days: 36500 }", directory: folder.path)
    #expect(fixture.values("source.geo.country_iso_code", record("192.0.2.1")) == ["XM"])
    #expect(fixture.values("source.geo.country_iso_code", record("198.51.100.1")) == ["XC"])
  }

  @Test func allFieldsOfARecordCostOneLookup() throws {
    let fixture = try fixture()
    var builder = ProjectionBuilder()
    let columns = fixture.context.enrichedFields.map { $0.bind(in: &builder) }
    #expect(columns.count == 10)
    let lookup: BatchState<GeoLookup> = builder.state("enrich geo") { fatalError("the state is there already") }
    let batch = EnrichFixture.read(record("192.0.2.1"), builder.build())
    for column in columns { _ = batch[0, column] }
    #expect(batch[lookup].misses == 1)
  }

  @Test func aReplacedDatabaseIsUsedAndOldCellsStayGood() throws {
    let fixture = try fixture()
    let plan = try #require(fixture.plan as? EnrichPlan)
    var builder = ProjectionBuilder()
    let name = try #require(fixture.context.catalog.field(named: "source.geo.city_name"))
    let column = name.bind(in: &builder)
    let projection = builder.build()
    let before = EnrichFixture.read(record("192.0.2.1"), projection)
    #expect(before[0, column].string == "Musterstadt")

    var cities = DatabaseWriter(type: "GeoLite2-City")
    cities.add(
      "192.0.2.0/24", DatabaseWriter.city("Neustadt", region: nil, country: ("XN", "Newland"), at: (1, 2)))
    try folder.write("city.mmdb", cities.bytes)
    var ledger = Ledger()
    plan.watches.checkNow(noting: &ledger) { $0() }
    // A file is left alone until it has been the same twice.
    #expect(EnrichFixture.read(record("192.0.2.1"), projection)[0, column].string == "Musterstadt")
    plan.watches.checkNow(noting: &ledger) { $0() }
    plan.watches.checkNow(noting: &ledger) { $0() }
    #expect(EnrichFixture.read(record("192.0.2.1"), projection)[0, column].string == "Neustadt")
    #expect(before[0, column].string == "Musterstadt")
    #expect(ledger.notes.total == 1)
    #expect(ledger.notes.sorted.first?.key.contains("city.mmdb was replaced and is in use: GeoLite2-City of") == true)
  }

  @Test func aBrokenReplacementKeepsTheOldOneAndIsReportedOnce() throws {
    let fixture = try fixture()
    let plan = try #require(fixture.plan as? EnrichPlan)
    try folder.write("city.mmdb", "half a file")
    var ledger = Ledger()
    for _ in 0..<6 { plan.watches.checkNow(noting: &ledger) { $0() } }
    #expect(fixture.values("source.geo.city_name", record("192.0.2.1")) == ["Musterstadt"])
    #expect(ledger.notes.total == 1)
    #expect(ledger.notes.sorted.first?.key.contains("what was loaded before stays in use") == true)
    try folder.write("city.mmdb", DatabaseWriter.cities.bytes)
    for _ in 0..<3 { plan.watches.checkNow(noting: &ledger) { $0() } }
    #expect(ledger.notes.total == 2)
  }

  @Test func damageIsCountedAndGivesNoValue() throws {
    var cities = DatabaseWriter(type: "GeoLite2-City")
    cities.add("192.0.2.0/24", .map([("city", .raw([0x20 | 7, 0xFF]))]))
    try folder.write("city.mmdb", cities.bytes)
    let fixture = EnrichFixture("geo: { city: city.mmdb, max_age_days: 36500 }", directory: folder.path)
    #expect(fixture.values("source.geo.city_name", record("192.0.2.1")) == [])
    let lane = LaneLedger()
    var stage = EnrichOperator(plan: try #require(fixture.plan as? EnrichPlan), ledger: lane)
    try stage.process(EnrichFixture.read(record("192.0.2.1"), ProjectionBuilder().build()))
    #expect(
      lane.ledger.notes["enrich: geo: lookups without a value, for the database is damaged there"] == 1)
  }
}

@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct GeoConformanceTests {
  @Test func allPairsAgreeOnTheirSource() throws {
    let geo = try #require(Corpus.file("geo")).path
    let pairs = try #require(Corpus.file("ecs"))
    let fixture = EnrichFixture(
      "geo: { city: GeoLite2-City-Test.mmdb, asn: GeoLite2-ASN-Test.mmdb, max_age_days: 36500 }", directory: geo)
    #expect(fixture.messages == [])
    var compared = 0
    var located = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: pairs.path).sorted() where name.hasSuffix(".json") {
      let data = try Data(contentsOf: pairs.appendingPathComponent(name))
      let pair = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      let input = try JSONSerialization.data(withJSONObject: try #require(pair["input"]))
      let document = fixture.document(String(decoding: input, as: UTF8.self))
      let actual =
        try #require(
          try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any])["source"] as? NSDictionary
      let expected = try #require(pair["expected"] as? [String: Any])["source"] as? NSDictionary
      #expect(actual == expected, "\(name)")
      compared += 1
      if expected?["geo"] != nil { located += 1 }
    }
    #expect(compared == 66)
    #expect(located == 39)
  }

  /// Every network of the JSON that the test databases were made from.
  @Test func databasesSayWhatTheirSourcesSay() throws {
    let folder = try #require(Corpus.file("geo"))
    let fixture = EnrichFixture(
      "geo: { city: GeoLite2-City-Test.mmdb, asn: GeoLite2-ASN-Test.mmdb, max_age_days: 36500 }",
      directory: folder.path)
    var compared = 0
    func first(_ network: String) -> String { String(network.split(separator: "/")[0]) }
    func check(_ field: String, _ address: String, _ expected: String?) {
      compared += 1
      let actual = fixture.values(field, #"{"sourceIPAddress":"\#(address)"}"#)
      #expect(actual == (expected.map { [$0] } ?? []), "\(address) \(field)")
    }
    func entries(_ name: String) throws -> [(String, [String: Any])] {
      let data = try Data(contentsOf: folder.appendingPathComponent(name))
      return try #require(try JSONSerialization.jsonObject(with: data) as? [[String: [String: Any]]]).flatMap { $0 }
        .map { ($0.key, $0.value) }
    }
    for (network, value) in try entries("GeoLite2-City-Test.json") {
      let address = first(network)
      func name(_ key: String) -> String? {
        ((value[key] as? [String: Any])?["names"] as? [String: String])?["en"]
      }
      check("source.geo.city_name", address, name("city"))
      check("source.geo.country_name", address, name("country"))
      check("source.geo.continent_name", address, name("continent"))
      check("source.geo.country_iso_code", address, (value["country"] as? [String: Any])?["iso_code"] as? String)
      let region = (value["subdivisions"] as? [[String: Any]])?.last
      check("source.geo.region_name", address, (region?["names"] as? [String: String])?["en"])
    }
    for (network, value) in try entries("GeoLite2-ASN-Test.json") {
      let number = (value["autonomous_system_number"] as? Int).map(String.init)
      check("source.as.number", first(network), number)
      check("source.as.organization.name", first(network), value["autonomous_system_organization"] as? String)
    }
    #expect(compared > 1_000)
  }
}
