import SluiceTestSupport
import Testing

@testable import SluiceEnrich

@Suite struct GeoRecordTests {
  private func row(_ value: DatabaseValue, _ role: GeoDatabase.Role = .city) -> (values: [String], damaged: Bool)? {
    DatabaseWriter.encode(value).withUnsafeBytes { bytes in
      guard let record = DataSection(bytes).record(at: 0) else { return nil }
      var reader = GeoRecordReader(record)
      var row = GeoRowBuilder()
      if role == .asn { reader.readSystem(into: &row) } else { reader.readCountry(into: &row) }
      if role == .city { reader.readCity(into: &row) }
      let values = GeoValue.allCases.map { String(decoding: row[$0], as: UTF8.self) }.filter { !$0.isEmpty }
      return (values, reader.isDamaged)
    }
  }

  @Test func theLastSubdivisionIsTheRegion() {
    func region(_ code: String, _ name: String?) -> DatabaseValue {
      let names = name.map { [("names", DatabaseValue.map([("de", .text("?")), ("en", .text($0))]))] } ?? []
      return .map([("iso_code", .text(code))] + names)
    }
    let country = ("country", DatabaseValue.map([("iso_code", .text("GB"))]))
    #expect(
      row(.map([("subdivisions", .list([region("ENG", "England"), region("LND", "London")])), country]))?.values
        == ["GB", "GB-LND", "London"])
    #expect(
      row(.map([("subdivisions", .list([region("ENG", "England"), region("LND", nil)])), country]))?.values
        == ["GB", "GB-LND"])
    #expect(row(.map([("subdivisions", .list([region("ENG", "England"), .text("x")])), country]))?.values == ["GB"])
    #expect(row(.map([("subdivisions", .text("x")), country]))?.values == ["GB"])
  }

  @Test func ofEqualNamesTheFirstCounts() {
    let city = DatabaseValue.map([("names", .map([("en", .text("A")), ("en", .text("B"))]))])
    let other = DatabaseValue.map([("names", .map([("en", .text("C"))]))])
    #expect(row(.map([("city", city), ("city", other)]))?.values == ["A"])
    #expect(row(.map([("city", .text("x")), ("city", other)]))?.values == [])
  }

  @Test func aPlaceHasBothDegreesOrNone() {
    func place(_ latitude: DatabaseValue, _ longitude: DatabaseValue?) -> DatabaseValue {
      let longitude = longitude.map { [("longitude", $0)] } ?? []
      return .map([("location", .map([("latitude", latitude)] + longitude))])
    }
    #expect(row(place(.double(1.5), .double(-0.25)))?.values == ["1.5", "-0.25"])
    #expect(row(place(.double(1.5), nil))?.values == [])
    #expect(row(place(.double(1.5), .text("1")))?.values == [])
    let far = row(place(.double(1.5), .double(181)))
    #expect(far?.values == [])
    #expect(far?.damaged == true)
  }

  @Test func systemsHaveANumberAndAnOrganization() {
    let system = DatabaseValue.map([
      ("autonomous_system_organization", .text("Example")), ("autonomous_system_number", .number(64_512)),
    ])
    #expect(row(system, .asn)?.values == ["64512", "Example"])
  }
}
