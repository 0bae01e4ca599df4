import CMaxMindDB

/// Takes the values that documents show out of a record of a MaxMind database. Names are the English ones, as in
/// Elasticsearch.
struct GeoRecordReader {
  private let record: MMDB_entry_s
  /// Whether a value could not be read.
  private(set) var isDamaged = false

  init(_ record: MMDB_entry_s) { self.record = record }

  mutating func readCountry(into row: inout GeoRowBuilder) {
    if let continent = group(.continent) { readText(.continentName, .name, of: continent, into: &row) }
    if let country = group(.country) {
      readText(.countryISOCode, .isoCode, of: country, into: &row)
      readText(.countryName, .name, of: country, into: &row)
    }
  }

  /// The region is the most specific subdivision, the last one; its code carries the country's (ISO 3166-2).
  mutating func readCity(into row: inout GeoRowBuilder) {
    if let city = group(.city) { readText(.cityName, .name, of: city, into: &row) }
    if let region = group(.lastSubdivision) {
      readText(.regionName, .name, of: region, into: &row)
      if let code = text(.isoCode, of: region), !code.isEmpty, !row[.countryISOCode].isEmpty {
        row.set(.regionISOCode, row[.countryISOCode] + [0x2D] + code)
      }
    }
    // A place has both or none.
    if let location = group(.location), let latitude = number(.latitude, of: location),
      let longitude = number(.longitude, of: location)
    {
      row.set(.latitude, Array("\(latitude)".utf8))
      row.set(.longitude, Array("\(longitude)".utf8))
    }
  }

  mutating func readSystem(into row: inout GeoRowBuilder) {
    if let data = value(.systemNumber, of: record) {
      switch Int32(bitPattern: data.type) {
      case MMDB_DATA_TYPE_UINT32: row.set(.asNumber, Array("\(data.uint32)".utf8))
      case MMDB_DATA_TYPE_UINT16: row.set(.asNumber, Array("\(data.uint16)".utf8))
      default: break
      }
    }
    readText(.asOrganization, .systemOrganization, of: record, into: &row)
  }

  /// A map of the record: finding it once spares walking over what stands in front of it for each of its values.
  private mutating func group(_ path: RecordPath) -> MMDB_entry_s? {
    guard let data = value(path, of: record), Int32(bitPattern: data.type) == MMDB_DATA_TYPE_MAP else { return nil }
    return MMDB_entry_s(mmdb: record.mmdb, offset: data.offset)
  }

  private mutating func readText(
    _ value: GeoValue, _ path: RecordPath, of entry: MMDB_entry_s, into row: inout GeoRowBuilder
  ) {
    if let text = text(path, of: entry) { row.set(value, bytes: text) }
  }

  /// A text of the database, valid as long as that is open.
  private mutating func text(_ path: RecordPath, of entry: MMDB_entry_s) -> UnsafeRawBufferPointer? {
    guard let data = value(path, of: entry), Int32(bitPattern: data.type) == MMDB_DATA_TYPE_UTF8_STRING,
      let start = data.utf8_string
    else { return nil }
    let text = UnsafeRawBufferPointer(start: start, count: Int(data.data_size))
    guard text.count <= GeoRow.maximumValue,
      text.allSatisfy({ $0 < 0x80 }) || String(validating: text, as: UTF8.self) != nil
    else {
      isDamaged = true
      return nil
    }
    return text
  }

  private mutating func number(_ path: RecordPath, of entry: MMDB_entry_s) -> Double? {
    guard let data = value(path, of: entry) else { return nil }
    let number: Double
    switch Int32(bitPattern: data.type) {
    case MMDB_DATA_TYPE_DOUBLE: number = data.double_value
    case MMDB_DATA_TYPE_FLOAT: number = Double(data.float_value)
    default: return nil
    }
    guard abs(number) <= 180 else {
      isDamaged = true
      return nil
    }
    return number
  }

  private mutating func value(_ path: RecordPath, of entry: MMDB_entry_s) -> MMDB_entry_data_s? {
    // libmaxminddb asks for a pointer that it may write to, and does not.
    var entry = entry
    var data = MMDB_entry_data_s()
    switch MMDB_aget_value(&entry, &data, path.keys) {
    case MMDB_SUCCESS: return data.has_data ? data : nil
    // The record has something else there: no value, and no damage.
    case MMDB_LOOKUP_PATH_DOES_NOT_MATCH_DATA_ERROR, MMDB_INVALID_LOOKUP_PATH_ERROR: return nil
    default:
      isDamaged = true
      return nil
    }
  }
}

/// The keys of a value in a record, as libmaxminddb wants them: pointers to texts, with a null at the end.
private struct RecordPath: @unchecked Sendable {
  // Made once for the process and never changed.
  let keys: UnsafePointer<UnsafePointer<CChar>?>

  private init(_ names: StaticString...) {
    let keys = UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: names.count + 1)
    for (index, name) in names.enumerated() {
      // Static texts end in a zero.
      (keys + index).initialize(to: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self))
    }
    (keys + names.count).initialize(to: nil)
    self.keys = UnsafePointer(keys)
  }

  static let continent = RecordPath("continent")
  static let country = RecordPath("country")
  static let lastSubdivision = RecordPath("subdivisions", "-1")
  static let city = RecordPath("city")
  static let location = RecordPath("location")
  static let name = RecordPath("names", "en")
  static let isoCode = RecordPath("iso_code")
  static let latitude = RecordPath("latitude")
  static let longitude = RecordPath("longitude")
  static let systemNumber = RecordPath("autonomous_system_number")
  static let systemOrganization = RecordPath("autonomous_system_organization")
}
