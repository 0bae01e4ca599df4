/// What a value in a record of a MaxMind database means, as far as documents show it.
enum GeoPlace: UInt8 {
  case nothing
  // Maps.
  case root, continent, continentNames, country, countryNames, region, regionNames, city, cityNames, location
  /// The list of subdivisions.
  case regions
  // Values.
  case continentName, countryISOCode, countryName, regionISOCode, regionName, cityName, latitude, longitude
  case systemNumber, systemOrganization

  var isMap: Bool { rawValue >= GeoPlace.root.rawValue && rawValue <= GeoPlace.location.rawValue }

  /// The number of a value, from 0 to 9; nil for others.
  var value: Int? {
    let number = Int(rawValue) - Int(GeoPlace.continentName.rawValue)
    return number >= 0 ? number : nil
  }

  /// What the member of that name means. Names are the English ones, as in Elasticsearch.
  func member(_ name: UnsafeRawBufferPointer) -> GeoPlace {
    switch self {
    case .root:
      switch name.count {
      case 4 where name.equals("city"): .city
      case 7 where name.equals("country"): .country
      case 8 where name.equals("location"): .location
      case 9 where name.equals("continent"): .continent
      case 12 where name.equals("subdivisions"): .regions
      case 24 where name.equals("autonomous_system_number"): .systemNumber
      case 30 where name.equals("autonomous_system_organization"): .systemOrganization
      default: .nothing
      }
    case .continent: name.equals("names") ? .continentNames : .nothing
    case .country: name.equals("names") ? .countryNames : name.equals("iso_code") ? .countryISOCode : .nothing
    case .region: name.equals("names") ? .regionNames : name.equals("iso_code") ? .regionISOCode : .nothing
    case .city: name.equals("names") ? .cityNames : .nothing
    case .continentNames: name.equals("en") ? .continentName : .nothing
    case .countryNames: name.equals("en") ? .countryName : .nothing
    case .regionNames: name.equals("en") ? .regionName : .nothing
    case .cityNames: name.equals("en") ? .cityName : .nothing
    case .location: name.equals("latitude") ? .latitude : name.equals("longitude") ? .longitude : .nothing
    default: .nothing
    }
  }
}

extension UnsafeRawBufferPointer {
  @inline(__always)
  fileprivate func equals(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    for index in 0..<count where self[index] != text.utf8Start[index] { return false }
    return true
  }
}
