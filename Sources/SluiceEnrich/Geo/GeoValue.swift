import SluiceCore

/// What the databases say of an address, by field. The order is that of the parts of a `GeoRow`.
enum GeoValue: Int, CaseIterable, Sendable {
  case continentName, countryISOCode, countryName, regionISOCode, regionName, cityName, latitude, longitude
  case asNumber, asOrganization

  /// The names that Elasticsearch's geoip processor and the AWS integration give them.
  var fieldName: String {
    switch self {
    case .continentName: "source.geo.continent_name"
    case .countryISOCode: "source.geo.country_iso_code"
    case .countryName: "source.geo.country_name"
    case .regionISOCode: "source.geo.region_iso_code"
    case .regionName: "source.geo.region_name"
    case .cityName: "source.geo.city_name"
    case .latitude: "source.geo.location.lat"
    case .longitude: "source.geo.location.lon"
    case .asNumber: "source.as.number"
    case .asOrganization: "source.as.organization.name"
    }
  }

  var type: FieldType {
    switch self {
    case .latitude, .longitude: .double
    case .asNumber: .long
    default: .keyword
    }
  }

  var cellKind: Cell.Kind { type == .keyword ? .string : .number }

  /// What a database of that role can tell.
  static func values(of role: GeoDatabase.Role) -> [GeoValue] {
    switch role {
    case .city:
      [
        .continentName, .countryISOCode, .countryName, .regionISOCode, .regionName, .cityName, .latitude, .longitude,
      ]
    case .country: [.continentName, .countryISOCode, .countryName]
    case .asn: [.asNumber, .asOrganization]
    }
  }
}
