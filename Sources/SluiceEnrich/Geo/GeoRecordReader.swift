/// Takes the values that documents show out of a record of a MaxMind database.
struct GeoRecordReader {
  private var record: GeoRecord
  /// Whether a value could not be read.
  var isDamaged: Bool { record.isDamaged }

  init(_ record: GeoRecord) { self.record = record }

  mutating func readCountry(into row: inout GeoRowBuilder) {
    readText(.continentName, .continentName, into: &row)
    readText(.countryISOCode, .countryISOCode, into: &row)
    readText(.countryName, .countryName, into: &row)
  }

  /// The region is the most specific subdivision, the last one; its code carries the country's (ISO 3166-2).
  mutating func readCity(into row: inout GeoRowBuilder) {
    readText(.cityName, .cityName, into: &row)
    readText(.regionName, .regionName, into: &row)
    if let code = record.text(.regionISOCode), !code.isEmpty, !row[.countryISOCode].isEmpty {
      row.set(.regionISOCode, row[.countryISOCode] + [0x2D] + code)
    }
    // A place has both or none.
    if let latitude = record.degrees(.latitude), let longitude = record.degrees(.longitude) {
      row.set(.latitude, latitude.description.utf8)
      row.set(.longitude, longitude.description.utf8)
    }
  }

  mutating func readSystem(into row: inout GeoRowBuilder) {
    if let number = record.number(.systemNumber) { row.set(.asNumber, number.description.utf8) }
    readText(.asOrganization, .systemOrganization, into: &row)
  }

  private mutating func readText(_ value: GeoValue, _ place: GeoPlace, into row: inout GeoRowBuilder) {
    if let text = record.text(place) { row.set(value, bytes: text) }
  }
}
