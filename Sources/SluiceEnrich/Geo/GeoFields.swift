import SluiceCore

/// The fields that geo databases add.
enum GeoFields {
  /// The fields of the databases at hand, reading `source.ip`.
  static func fields(_ databases: GeoDatabases, address: Field) -> [Field] {
    let known = Set(databases.files.flatMap { GeoValue.values(of: $0.current.content.role) })
    return GeoValue.allCases.filter(known.contains).map { value in
      Field(name: value.fieldName, type: value.type, cost: .derived) { builder in
        column(of: value, databases, address, in: &builder)
      }
    }
  }

  private static func column(
    of value: GeoValue, _ databases: GeoDatabases, _ address: Field, in builder: inout ProjectionBuilder
  ) -> ColumnID {
    builder.derived("enrich geo \(value.fieldName)") { builder in
      let row = rowColumn(databases, address, in: &builder)
      let kind = value.cellKind
      return { batch, record in
        guard let start = batch[record, row].start else { return .missing }
        return GeoRow.cell(value, of: start, kind: kind)
      }
    }
  }

  /// All values of a record come from one lookup: its row, copied into the batch's arena, where it lives as long as the
  /// cells that point into it, whatever becomes of cache and database meanwhile.
  private static func rowColumn(
    _ databases: GeoDatabases, _ address: Field, in builder: inout ProjectionBuilder
  ) -> ColumnID {
    builder.derived("enrich geo row") { builder in
      let address = address.bind(in: &builder)
      let lookup = builder.state("enrich geo") { GeoLookup(databases) }
      return { batch, record in
        let text = batch[record, address]
        guard text.kind == .string, let address = IPAddress(text.bytes) else { return .missing }
        return batch.with(lookup) { $0.row(of: address, in: batch.arena) }
      }
    }
  }
}
