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
    var outline: DocumentOutline?
    write(record, of: batch, to: text, &outline)
    buffer.append(text)
    return !text.isEmpty
  }

  package var outlinedFields: [String] { columns.names }

  package mutating func append(
    _ record: Int, of batch: RecordBatch, to text: ByteText, outline: inout DocumentOutline
  ) {
    outline.removeAll()
    // Taken out for the call: the outline must not be copied.
    var noted = Optional(outline)
    outline = DocumentOutline()
    text.append(0x7B)
    write(record, of: batch, to: text, &noted)
    text.append(0x7D)
    if let noted { outline = noted }
  }

  private func write(
    _ record: Int, of batch: RecordBatch, to text: ByteText, _ outline: inout DocumentOutline?
  ) {
    var isFirst = true
    // Objects that are open, and how many of them the row shares with the last one written. Rows are in the order of
    // their keys, so that is the least number that any two neighbours in between share.
    var open = 0
    var common = 0
    columns.openings.withUnsafeBytes { openings in
      columns.starts.withUnsafeBufferPointer { starts in
        columns.rows.withUnsafeBufferPointer { rows in
          for index in rows.indices {
            let row = rows[index]
            common = min(common, row.common)
            let cell = batch[record, row.column]
            if cell.isMissing { continue }
            while open > common {
              text.append(0x7D)
              open -= 1
            }
            if common == 0 { outline?.end(at: text.count) }
            if !isFirst { text.append(0x2C) }
            isFirst = false
            let start = starts[row.first + open]
            if common == 0 { outline?.begin(text.count + 1..<text.count + 1 + row.nameLength) }
            text.append(raw: UnsafeRawBufferPointer(rebasing: openings[start..<row.end]))
            let valueStart = text.count
            append(cell, row.form, to: text)
            outline?.note(index, valueStart..<text.count)
            open = row.depth - 1
            common = .max
          }
        }
      }
    }
    text.append(repeating: 0x7D, count: open)
    outline?.end(at: text.count)
  }

  private func append(_ cell: Cell, _ form: ECSField.Form, to text: ByteText) {
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
