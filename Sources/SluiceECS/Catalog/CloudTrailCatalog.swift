package import SluiceCore

/// The fields of CloudTrail records under their ECS names.
package struct CloudTrailCatalog: FieldCatalog {
  package init() {}

  /// The field of that name: a row of the mapping, or any path below a flattened object. Nil for names that CloudTrail
  /// records never have, and for those that only enrichment gives (see `enrichedFieldNames`).
  package func field(named name: String) -> Field? { ECSTable.field(named: name)?.field }

  package var fieldNames: [String] { Self.names }

  private static let names = ECSTable.fields.map(\.name)

  /// A flattened object, or what lies at a path below one.
  package func object(at path: String) -> Field? {
    for object in FlattenedObject.all {
      guard let keys = object.keys(of: path) else { continue }
      let source = FieldPath(object.path.keys + keys)
      return Field(name: path, type: .flattened) { $0.raw(source, .value) }
    }
    return nil
  }

  package func eventColumns(in builder: inout ProjectionBuilder) -> EventColumns {
    func field(_ name: String) -> ColumnID {
      ECSTable.field(named: name)?.column(&builder) ?? builder.raw(FieldPath(dotted: name), .leaves)
    }
    return EventColumns(
      timestamp: builder.raw("eventTime", .cleanedLeaves), provider: field("event.provider"), id: field("event.id"),
      account: field("cloud.account.id"), region: field("cloud.region"))
  }
}
