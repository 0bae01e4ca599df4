package import SluiceCore

/// Writes the ECS document of a CloudTrail record, straight from the columns of its batch. Keys come in the mapping's
/// order, whatever the record's; absent fields are left out.
package struct ECSEventWriter: EventMembersWriter {
  private let columns: ECSDocumentColumns

  /// - Parameter columns: declared in the projection of the batches that will be written.
  package init(columns: ECSDocumentColumns) { self.columns = columns }

  package mutating func appendMembers(_ record: Int, of batch: RecordBatch, to buffer: inout [UInt8]) -> Bool {
    var isFirst = true
    // Objects that are open, and how many of them the row shares with the last one written. Rows are in the order of
    // their keys, so that is the least number that any two neighbours in between share.
    var open = 0
    var common = 0
    for row in columns.rows {
      common = min(common, row.common)
      let cell = batch[record, row.column]
      if cell.isMissing { continue }
      while open > common {
        buffer.append(0x7D)
        open -= 1
      }
      if !isFirst { buffer.append(0x2C) }
      isFirst = false
      buffer.append(contentsOf: columns.openings[columns.starts[row.first + open]..<row.end])
      append(cell, row.form, to: &buffer)
      open = row.depth - 1
      common = .max
    }
    buffer.append(contentsOf: repeatElement(0x7D, count: open))
    return !isFirst
  }

  private func append(_ cell: Cell, _ form: ECSField.Form, to buffer: inout [UInt8]) {
    switch form {
    case .tree: PayloadTree(cell)?.appendJSON(to: &buffer)
    case .list where cell.kind != .many:
      buffer.append(0x5B)
      buffer.append(json: cell)
      buffer.append(0x5D)
    case .list, .value, .hidden: buffer.append(json: cell)
    }
  }
}
