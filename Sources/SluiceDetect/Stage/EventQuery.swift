import SluiceCore
import SluiceRules

/// An ES|QL rule that looks at one record at a time: asked of the records that its prefilter finds.
struct EventQuery: Sendable {
  let program: ESQLProgram
  /// Of the program's fields.
  let columns: [CandidateColumn]

  /// What the query makes of a record; nil when it does not match.
  func result(_ record: Int, of batch: RecordBatch, in execution: ESQLExecution) -> AlertDetail? {
    let row = program.matches(ESQLRow(values: []), in: execution) { field in
      let column = CandidateInput(columns[field])
      return column.view(column.cell(record, batch), in: execution)
    }
    guard let row else { return nil }
    return AlertDetail(members: members(row))
  }

  /// The columns that the query made, beside those that every event has.
  func members(_ row: ESQLRow) -> [UInt8] {
    var bytes: [UInt8] = []
    for (name, value) in zip(program.columns, row.values) where !value.isNull && name.hasPrefix("Esql") {
      if !bytes.isEmpty { bytes.append(0x2C) }
      bytes.append(jsonString: name)
      bytes.append(0x3A)
      value.append(to: &bytes)
    }
    return bytes
  }
}
