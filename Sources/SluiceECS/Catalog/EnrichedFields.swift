import SluiceCore

extension CloudTrailCatalog {
  /// Fields that a record does not have of itself: they come from databases and parsers of an enriching stage.
  package static let enrichedFieldNames: [String] = enrichedFields.map(\.name)

  static let enrichedFields: [(name: String, type: FieldType)] = [
    ("source.as.number", .long),
    ("source.as.organization.name", .keyword),
    ("source.geo.city_name", .keyword),
    ("source.geo.continent_name", .keyword),
    ("source.geo.country_iso_code", .keyword),
    ("source.geo.country_name", .keyword),
    ("source.geo.location.lat", .double),
    ("source.geo.location.lon", .double),
    ("source.geo.region_iso_code", .keyword),
    ("source.geo.region_name", .keyword),
    ("user_agent.device.name", .keyword),
    ("user_agent.name", .keyword),
    ("user_agent.os.full", .keyword),
    ("user_agent.os.name", .keyword),
    ("user_agent.os.version", .keyword),
    ("user_agent.version", .keyword),
  ]
}
