/// Where in an outlined document a field is to be looked for. Rules ask for the same few fields again and again, so what
/// was found of a name is kept.
struct OutlinedPlaces {
  enum Place: Hashable {
    /// It is a row of the outline.
    case row(Int)
    /// It is a field of what one of these rows holds, if that is an object.
    case below([Int])
    /// It is an object that rows are fields of.
    case above
    /// No document has it.
    case nowhere
  }

  private let rows: [[UInt8]]
  private var places: [UInt64: (name: [UInt8], place: Place)] = [:]

  /// - Parameter rows: the names of the outline's rows.
  init(_ rows: [String]) { self.rows = rows.map { Array($0.utf8) } }

  subscript(field: FieldName) -> Place {
    mutating get {
      if let known = places[field.hash], known.name == field.bytes { return known.place }
      let place = find(field.bytes)
      places[field.hash] = (field.bytes, place)
      return place
    }
  }

  private func find(_ name: [UInt8]) -> Place {
    if let row = rows.firstIndex(of: name) { return .row(row) }
    if rows.contains(where: { Self.isField($0, of: name) }) { return .above }
    let above = rows.indices.filter { Self.isField(name, of: rows[$0]) }
    return above.isEmpty ? .nowhere : .below(above)
  }

  private static func isField(_ name: [UInt8], of object: [UInt8]) -> Bool {
    name.count > object.count && name[object.count] == 0x2E && name.starts(with: object)
  }
}
