import SluiceCore

/// Looks up the values of one batch in a table.
final class LookupReader {
  private let file: Replaceable<LookupTable>
  private let columns: [String]
  private let foldsCase: Bool
  private var table: LookupTable
  private var generation: Int
  /// Where the columns are in the table; nil for one that a replacement no longer has.
  private var positions: [Int?] = []
  private var rows: [Int] = []
  private var cells: [Cell] = []

  init(_ file: Replaceable<LookupTable>, columns: [String], foldsCase: Bool) {
    self.file = file
    self.columns = columns
    self.foldsCase = foldsCase
    (table, generation) = file.current
    positions = columns.map { table.columns.firstIndex(of: $0) }
  }

  /// The cells of all columns for what a record has in the field: an array of cells in `arena`, as the bytes of a text.
  /// Missing when no value has a row. The cells refer to the arena alone, so the table may be replaced meanwhile.
  func columns(of value: Cell, in arena: Arena) -> Cell {
    if file.generation != generation {
      (table, generation) = file.current
      positions = columns.map { table.columns.firstIndex(of: $0) }
    }
    rows.removeAll(keepingCapacity: true)
    value.forEach { value in
      guard value.kind == .string || value.kind == .number, let row = row(of: value.bytes), !rows.contains(row) else {
        return
      }
      rows.append(row)
    }
    guard !rows.isEmpty else { return .missing }
    let stride = MemoryLayout<Cell>.stride
    let target = arena.allocate(columns.count * stride)
    for (index, position) in positions.enumerated() {
      cells.removeAll(keepingCapacity: true)
      if let position {
        for row in rows {
          table.forEachValue(row: row, column: position) { text in
            guard !cells.contains(where: { $0.bytes.elementsEqual(text) }) else { return }
            cells.append(arena.string(text))
          }
        }
      }
      target.storeBytes(of: arena.list(cells), toByteOffset: index * stride, as: Cell.self)
    }
    return Cell(kind: .string, start: UnsafeRawPointer(target), length: UInt32(columns.count * stride))
  }

  private func row(of key: UnsafeRawBufferPointer) -> Int? {
    guard foldsCase, key.contains(where: { $0 &- 0x41 < 26 || $0 >= 0x80 }) else { return table.row(of: key) }
    return LookupTableBuilder.folded(Array(key)).withUnsafeBytes { table.row(of: $0) }
  }
}

/// The fields that a table adds.
enum LookupFields {
  /// - Parameters:
  ///   - label: tells the tables of a pipeline apart.
  ///   - names: of the fields, by column.
  static func fields(
    _ file: Replaceable<LookupTable>, label: String, matching field: Field, foldsCase: Bool, columns: [String],
    names: [String]
  ) -> [Field] {
    names.enumerated().map { index, name in
      Field(name: name, type: .keyword, cost: max(.derived, field.cost)) { builder in
        builder.derived("enrich lookup \(label) \(name)") { builder in
          let row = builder.derived("enrich lookup \(label)") { builder in
            let value = field.bind(in: &builder)
            let reader = builder.state("enrich lookup \(label)") {
              LookupReader(file, columns: columns, foldsCase: foldsCase)
            }
            return { batch, record in
              let value = batch[record, value]
              return value.isMissing ? .missing : batch[reader].columns(of: value, in: batch.arena)
            }
          }
          return { batch, record in
            guard let start = batch[record, row].start else { return .missing }
            return start.load(fromByteOffset: index * MemoryLayout<Cell>.stride, as: Cell.self)
          }
        }
      }
    }
  }
}
