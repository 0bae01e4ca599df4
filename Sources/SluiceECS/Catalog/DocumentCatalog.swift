package import SluiceCore

/// The fields of records that are documents already: every dotted name is a path.
package struct DocumentCatalog: FieldCatalog {
  package enum Format: Sendable {
    /// ECS documents of CloudTrail events: known fields have the types of the mapping.
    case ecs
    /// Any JSON: values have their own types.
    case json
  }

  package let format: Format

  package init(_ format: Format) { self.format = format }

  package func field(named name: String) -> Field? {
    guard let path = path(name) else { return nil }
    return Field(name: name, type: type(of: name)) { $0.raw(path, .leaves) }
  }

  package var fieldNames: [String] { format == .ecs ? Self.ecsNames : [] }

  package func object(at path: String) -> Field? {
    if path.isEmpty, format == .json { return RecordCatalog.wholeRecord }
    guard let source = self.path(path) else { return nil }
    return Field(name: path, type: type(of: path)) { $0.raw(source, .value) }
  }

  /// Any JSON is looked at under the ECS names, too.
  package func eventColumns(in builder: inout ProjectionBuilder) -> EventColumns {
    EventColumns(
      timestamp: builder.raw("@timestamp", .leaves), provider: builder.raw("event.provider", .leaves),
      id: builder.raw("event.id", .leaves), account: builder.raw("cloud.account.id", .leaves),
      region: builder.raw("cloud.region", .leaves))
  }

  private static let ecsNames = ECSTable.fields.map(\.name) + CloudTrailCatalog.enrichedFieldNames
  private static let enrichedTypes = [String: FieldType](CloudTrailCatalog.enrichedFields) { first, _ in first }

  private func path(_ name: String) -> FieldPath? {
    let path = FieldPath(dotted: name)
    return path.keys.contains("") ? nil : path
  }

  private func type(of name: String) -> FieldType {
    if format == .json { return .dynamic }
    if let field = ECSTable.field(named: name) { return field.type }
    return Self.enrichedTypes[name] ?? (name.hasPrefix("aws.cloudtrail.flattened.") ? .flattened : .dynamic)
  }
}
