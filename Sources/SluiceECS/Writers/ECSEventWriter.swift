package import SluiceCore

/// Writes the ECS document of a CloudTrail record, straight from the columns of its batch. Keys come in the mapping's
/// order, whatever the record's; absent fields are left out.
package struct ECSEventWriter: EventMembersWriter, OutlinedEventWriter {
  private let columns: ECSDocumentColumns
  /// For who wants bytes in an array.
  private let text = ByteText()

  /// - Parameter columns: declared in the projection of the batches that will be written.
  package init(columns: ECSDocumentColumns) { self.columns = columns }

  package mutating func appendMembers(_ record: Int, of batch: RecordBatch, to buffer: inout [UInt8]) -> Bool {
    text.removeAll()
    write(record, of: batch, to: text, nil)
    buffer.append(text)
    return !text.isEmpty
  }

  package mutating func append(_ record: Int, of batch: RecordBatch, to buffer: inout [UInt8]) {
    text.removeAll()
    text.append(0x7B)
    write(record, of: batch, to: text, nil)
    text.append(0x7D)
    buffer.append(text)
  }

  package var outlinedFields: [String] { columns.names }

  package mutating func append(_ record: Int, of batch: RecordBatch, to text: ByteText, outline: DocumentOutline) {
    outline.removeAll()
    text.append(0x7B)
    write(record, of: batch, to: text, outline)
    text.append(0x7D)
  }

  private func write(_ record: Int, of batch: RecordBatch, to text: ByteText, _ outline: DocumentOutline?) {
    let layout = columns.layout
    guard let rows = layout.rows.baseAddress, let openings = layout.openings.baseAddress,
      let starts = layout.starts.baseAddress
    else { return }
    let cells = batch.cells + record &* batch.columnCount
    // What stands in front of a row: nothing, and then a comma.
    var separators = 0
    // Objects that are open, and how many of them the row shares with the last one written. Rows are in the order of
    // their keys, so that is the least number that any two neighbours in between share.
    var open = 0
    var common = Int.max
    for index in 0..<layout.rows.count {
      let row = rows + index
      common = min(common, Int(row.pointee.common))
      var cell = cells[Int(row.pointee.column)]
      if cell.kind == .pending {
        if row.pointee.needed >= 0 {
          let kind = cells[Int(row.pointee.needed)].kind
          if kind == .missing || kind == .null { continue }
        }
        cell = batch.derive(record, ColumnID(index: row.pointee.column))
      }
      if cell.kind == .missing { continue }
      let shared = min(open, common)
      let start = Int(starts[Int(row.pointee.first) &+ shared])
      let length = Int(row.pointee.end) &- start
      text.appendOpening(openings + start, length, closing: open &- shared, separators: separators)
      separators = 1
      let valueStart = text.count
      append(cell, row.pointee.form, to: text)
      outline?.note(index, valueStart, text.count)
      open = Int(row.pointee.depth) &- 1
      common = .max
    }
    text.append(repeating: 0x7D, count: open)
  }

  @inline(__always)
  private func append(_ cell: Cell, _ form: ECSField.Form, to text: ByteText) {
    if form == .value, cell.kind == .string {
      return text.append(jsonString: UnsafeRawBufferPointer(start: cell.start, count: Int(cell.length)))
    }
    switch form {
    case .tree: PayloadTree(cell)?.appendJSON(to: text)
    case .list where cell.kind != .many:
      text.append(0x5B)
      text.append(json: cell)
      text.append(0x5D)
    case .list, .value, .hidden: text.append(json: cell)
    }
  }
}
