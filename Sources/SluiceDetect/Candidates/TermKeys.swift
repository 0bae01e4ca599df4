import SluiceCore

/// The combinations of an event's values, each under the hash of what `GroupKey.bytes` makes of it.
enum TermKeys {
  /// - Parameter cells: one for each field. Where one has no value, there is no combination.
  static func write(_ cells: [Cell], to writer: inout StateWriter) {
    if cells.allSatisfy(isSingle) {
      var key: [UInt8] = []
      for cell in cells {
        key.append(FieldValue.kind(of: cell).rawValue)
        key.append(decimal: cell.bytes.count)
        key.append(0x3A)
        key.append(contentsOf: cell.bytes)
      }
      writer.write(1 as UInt64)
      writer.write(fixed: key.withUnsafeBytes { EventIdentity(hashOf: $0) })
      writer.write(UInt64(cells.count))
      for cell in cells { writer.write(cell) }
      return
    }
    let keys = GroupKey.combinations(
      cells.map { cell in
        var values: [FieldValue] = []
        cell.forEach { if let value = FieldValue($0) { values.append(value) } }
        return values
      })
    writer.write(keys) { writer, key in
      writer.write(fixed: key.hash)
      writer.write(key.values) { writer, value in writer.write([value]) }
    }
  }

  private static func isSingle(_ cell: Cell) -> Bool {
    switch cell.kind {
    case .missing, .null, .pending, .many: false
    default: true
    }
  }

  /// Calls `body` with each hash, and with what gives its values.
  static func forEach(in bytes: [UInt8], _ range: Range<Int>, _ body: (EventIdentity, () -> GroupKey) -> Void) {
    var reader = StateReader(bytes, range)
    guard let count = try? reader.unsigned() else { return }
    for _ in 0..<min(count, UInt64(range.count)) {
      guard let hash = try? reader.fixedIdentity() else { return }
      var values = reader
      guard (try? reader.passValueLists()) != nil else { return }
      body(hash) {
        let lists = (try? values.list { reader throws(StateReader.Damaged) in try reader.values() }) ?? []
        return GroupKey(Array(lists.joined()))
      }
    }
  }
}
