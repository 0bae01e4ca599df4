package import SluiceCore

/// Reads records the plain way: each is parsed whole, then every raw column of the projection is looked up in it. Slow,
/// and the measure for every fast reader. It recurses, so texts nested thousands deep are not for it.
package final class ReferenceReader: RecordReader {
  private let projection: Projection
  private let batch: RecordBatch

  package init(projection: Projection) {
    self.projection = projection
    batch = RecordBatch(projection: projection, blob: .fake)
  }

  package func read(_ record: UnsafeRawBufferPointer, blob: Blob) -> RecordBatch {
    batch.reset(blob: blob, window: nil)
    append(record)
    return batch
  }

  /// A batch of all `records`, which must stay where they are as long as it is used.
  package func read(_ records: [UnsafeRawBufferPointer]) -> RecordBatch {
    batch.reset(blob: .fake, window: nil)
    for record in records { append(record) }
    return batch
  }

  private func append(_ record: UnsafeRawBufferPointer) {
    let row = batch.appendRecord()
    let index = batch.count - 1
    batch.spans[index].start = record.baseAddress
    batch.spans[index].length = UInt32(record.count)
    batch.spans[index].index = index
    var parser = ReferenceParser(record, arena: batch.arena)
    guard let root = parser.value() else { return }
    for (number, column) in projection.columns.enumerated() {
      guard case .raw(let path, let mode) = column else { continue }
      var values: [Cell] = []
      root.collect(path.keys[...], mode, into: &values)
      row[number] = batch.arena.list(values)
    }
  }
}

extension Blob {
  /// A blob for records that come from nowhere.
  fileprivate static var fake: Blob {
    Blob(sequence: 0, origin: "test") { () throws(BlobError) -> any ByteReader in
      throw BlobError(.unreadable, "a test's blob holds no bytes")
    }
  }
}

/// A JSON value and the cell that stands for it.
package struct ReferenceValue {
  package enum Content {
    case scalar
    case array([ReferenceValue])
    /// Each key once, with its last value.
    case object([(key: String, value: ReferenceValue)])
  }

  package let cell: Cell
  package let content: Content

  /// Adds what the column `path`, `mode` takes from this value.
  func collect(_ path: ArraySlice<String>, _ mode: ColumnMode, into values: inout [Cell]) {
    if path.isEmpty, mode == .value { return values.append(cell) }
    switch content {
    case .array(let items):
      for item in items { item.collect(path, mode, into: &values) }
    case .object(let members):
      // A key that holds dots stands for several keys of the path.
      for member in members {
        for count in 1..<(path.count + 1) where path.prefix(count).joined(separator: ".") == member.key {
          member.value.collect(path.dropFirst(count), mode, into: &values)
        }
      }
    case .scalar:
      guard path.isEmpty, cell.kind != .null else { return }
      if mode == .cleanedLeaves, cell.kind == .string, ["", "-", "none"].contains(cell.string) { return }
      values.append(cell)
    }
  }
}
