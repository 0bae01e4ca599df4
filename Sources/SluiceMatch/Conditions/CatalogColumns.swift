import SluiceCore

/// A column that a field was bound to.
struct BoundField {
  let column: Int32
  let type: FieldType
  let cost: Field.Cost
}

/// The fields of a catalog as they are bound to columns; each is bound once.
struct CatalogColumns {
  let catalog: any FieldCatalog
  private var fields: [String: BoundField?] = [:]
  private var objects: [String: BoundField?] = [:]

  init(_ catalog: any FieldCatalog) { self.catalog = catalog }

  mutating func field(_ name: String, in builder: inout ProjectionBuilder) -> BoundField? {
    if let known = fields[name] { return known }
    let result = catalog.field(named: name).map { Self.bind($0, &builder) }
    fields[name] = .some(result)
    return result
  }

  mutating func object(at path: String, in builder: inout ProjectionBuilder) -> BoundField? {
    if let known = objects[path] { return known }
    let result = catalog.object(at: path).map { Self.bind($0, &builder) }
    objects[path] = .some(result)
    return result
  }

  private static func bind(_ field: Field, _ builder: inout ProjectionBuilder) -> BoundField {
    BoundField(column: field.bind(in: &builder).index, type: field.type, cost: field.cost)
  }
}
