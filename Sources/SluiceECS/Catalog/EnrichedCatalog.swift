package import SluiceCore

/// A catalog with the fields that stages add to those that records have of themselves.
package struct EnrichedCatalog: FieldCatalog {
  private let base: any FieldCatalog
  private let fields: [String: Field]
  package let fieldNames: [String]

  /// - Parameter fields: one of a name that the base knows, too, takes its place.
  package init(_ base: any FieldCatalog, adding fields: [Field]) {
    self.base = base
    self.fields = [String: Field](fields.map { ($0.name, $0) }) { _, last in last }
    let known = Set(base.fieldNames)
    fieldNames = base.fieldNames + fields.map(\.name).filter { !known.contains($0) }
  }

  package func field(named name: String) -> Field? { fields[name] ?? base.field(named: name) }

  package func object(at path: String) -> Field? { base.object(at: path) }
}
