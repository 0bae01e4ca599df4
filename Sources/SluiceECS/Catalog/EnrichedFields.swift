package import SluiceCore

/// A field that a record does not have of itself: it comes from databases and parsers of an enriching stage.
package struct EnrichedField: Sendable {
  package let name: String
  package let type: FieldType
  /// What has to be in a pipeline file for records to have it, such as `enrich: { geo: { city: … } }`.
  package let setting: String

  /// The known ones, by name.
  package static let all: [EnrichedField] = [
    (asn, [("source.as.number", .long), ("source.as.organization.name", .keyword)]),
    (city, [("source.geo.city_name", .keyword)]),
    (
      country,
      [
        ("source.geo.continent_name", .keyword), ("source.geo.country_iso_code", .keyword),
        ("source.geo.country_name", .keyword),
      ]
    ),
    (
      city,
      [
        ("source.geo.location.lat", .double), ("source.geo.location.lon", .double),
        ("source.geo.region_iso_code", .keyword), ("source.geo.region_name", .keyword),
      ]
    ),
    (
      userAgent,
      [
        ("user_agent.device.name", .keyword), ("user_agent.name", .keyword), ("user_agent.os.full", .keyword),
        ("user_agent.os.name", .keyword), ("user_agent.os.version", .keyword), ("user_agent.version", .keyword),
      ]
    ),
  ].flatMap { (setting: String, fields: [(String, FieldType)]) in
    fields.map { EnrichedField(name: $0.0, type: $0.1, setting: setting) }
  }

  /// What has to be in a pipeline file for records to have the field; nil when no setting gives it.
  package static func setting(for name: String) -> String? {
    if let field = all.first(where: { $0.name == name }) { return field.setting }
    return name.hasPrefix(toolPrefix) ? userAgent : nil
  }

  /// What the names of the parts of AWS tools' user agents begin with.
  private static let toolPrefix = "sluice.user_agent."

  private static let asn = "enrich: { geo: { asn: … } }"
  private static let city = "enrich: { geo: { city: … } }"
  private static let country = "enrich: { geo: { city: … } } or { country: … }"
  private static let userAgent = "enrich: { user_agent: {} }"
}

extension CloudTrailCatalog {
  /// Fields that a record does not have of itself.
  package static let enrichedFieldNames: [String] = EnrichedField.all.map(\.name)

  static let enrichedFields: [(name: String, type: FieldType)] = EnrichedField.all.map { ($0.name, $0.type) }
}
