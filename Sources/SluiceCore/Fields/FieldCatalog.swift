/// How a field's values compare. Names as in Elasticsearch's mappings.
package enum FieldType: String, Hashable, Sendable {
  case keyword
  /// A leaf of an object that is indexed as text whatever its JSON type.
  case flattened
  case boolean
  case long
  case double
  case ip
  case date
  /// Nothing is known beforehand: the value's own JSON type decides (`parse: json`).
  case dynamic
}

/// A field of a record, and how to get at it.
package struct Field: Sendable {
  package let name: String
  package let type: FieldType
  /// What reading it costs. Rules read it after everything cheaper.
  package let cost: Cost
  private let binding: @Sendable (inout ProjectionBuilder) -> ColumnID

  package enum Cost: Int, Comparable, Sendable {
    /// A slice that the parser filled.
    case slice
    /// Computed from a few slices.
    case derived
    /// Needs a payload to be read or rendered.
    case rendered

    package static func < (left: Cost, right: Cost) -> Bool { left.rawValue < right.rawValue }
  }

  package init(
    name: String, type: FieldType, cost: Cost = .slice,
    bind: @escaping @Sendable (inout ProjectionBuilder) -> ColumnID
  ) {
    self.name = name
    self.type = type
    self.cost = cost
    self.binding = bind
  }

  /// The column that holds the field's values.
  package func bind(in builder: inout ProjectionBuilder) -> ColumnID { binding(&builder) }
}

/// The fields that records of a format have, under the names that rules use.
package protocol FieldCatalog: Sendable {
  /// The field of that name; nil when records of this format never have it.
  func field(named name: String) -> Field?
  /// Names of known fields, for wildcards in field names, spelling help and documents. In a stable order.
  var fieldNames: [String] { get }
  /// The value as it stands at `path`, for nested queries: objects and arrays as JSON text. Nil when there is none.
  func object(at path: String) -> Field?
}
