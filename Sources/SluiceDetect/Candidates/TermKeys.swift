import SluiceCore

/// The combinations of an event's values, each under the hash of what `GroupKey.bytes` makes of it.
enum TermKeys {
  /// - Parameters:
  ///   - count: how many fields there are.
  ///   - cell: what the event has in each. Where one has no value, there is no combination.
  ///   - met: what the lane has met; asked for the selector's terms.
  /// - Returns: whether it is known that no combination of the event's is new.
  static func write(
    _ count: Int, _ cell: (Int) -> Cell, of selector: Int, history: Int64, at time: EventTime, _ met: MetTerms,
    to writer: inout StateWriter
  ) -> Bool {
    var isSingle = true
    for index in 0..<count where isSingle { isSingle = Self.isSingle(cell(index)) }
    guard isSingle else { return writeCombinations((0..<count).map(cell), to: &writer) }
    let (hash, isKnown) = met.meet(selector, count, cell, history: history, at: time)
    writer.write(1 as UInt64)
    writer.write(fixed: hash)
    // Nobody asks for the values of what is known.
    writer.write(UInt64(isKnown ? 0 : count))
    if !isKnown { for index in 0..<count { writer.write(cell(index)) } }
    return isKnown
  }

  private static func writeCombinations(_ cells: [Cell], to writer: inout StateWriter) -> Bool {
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
    return keys.isEmpty
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
