import SluiceConfig
import SluiceCore
import SluiceRules

/// What becomes of an ES|QL query's rows, command by command.
struct ESQLTrace {
  struct Row {
    /// By the field's name.
    let values: [String: ESQLValue]
    let id: String
    let time: Int64?
  }

  private let prefixes: [ESQLQuery.Prefix]
  private let fields: [(name: String, type: FieldType, column: ColumnID?)]
  private let timestamp: ColumnID?
  private let interval: Int64
  private let lookBack: Int64
  private let isAggregating: Bool

  init(_ query: ESQLQuery, _ catalog: any FieldCatalog, _ rule: Rule, in builder: inout ProjectionBuilder) {
    prefixes = query.prefixes(catalog: catalog)
    let schedule = RuleSchedule(rule)
    (interval, lookBack) = (schedule.interval, schedule.lookBack)
    isAggregating = query.isAggregating
    let names = prefixes.last?.program.fields ?? []
    var fields: [(String, FieldType, ColumnID?)] = []
    for name in names {
      let field = catalog.field(named: name)
      fields.append((name, field?.type ?? .dynamic, field?.bind(in: &builder)))
    }
    self.fields = fields
    timestamp = catalog.field(named: "@timestamp")?.bind(in: &builder)
  }

  func row(_ batch: RecordBatch) -> Row {
    var values: [String: ESQLValue] = [:]
    for field in fields {
      var texts: [String] = []
      if let column = field.column { batch[0, column].forEach { texts.append($0.string ?? "") } }
      values[field.name] = ESQLValue(fieldType: field.type, texts: texts)
    }
    let time = timestamp.flatMap { batch[0, $0].string }.flatMap { EventTime($0)?.milliseconds }
    return Row(values: values, id: "", time: time)
  }

  /// Up to the command that leaves no row, with the columns that it looked at. The clock stands at the end of the
  /// interval behind the last event.
  func lines(_ rows: [Row]) -> [String] {
    let last = rows.compactMap(\.time).max() ?? 0
    let execution = ESQLExecution(now: (last / interval + 1) * interval)
    var lines: [String] = []
    if isAggregating {
      lines.append(
        "    all events at once (the rule is run every \(DurationText.text(.milliseconds(interval))) over the last "
          + "\(DurationText.text(.milliseconds(lookBack)))):")
    }
    var before: ESQLTable?
    for (index, prefix) in prefixes.enumerated() {
      let table = prefix.program.run(
        rows: rows.map { row in ESQLRow(values: prefix.program.fields.map { row.values[$0] ?? .null }, id: row.id) },
        in: execution)
      lines.append("    \(index + 1). \(prefix.command): \(table.rows.count) row\(table.rows.count == 1 ? "" : "s")")
      if table.rows.isEmpty {
        lines += seen(prefix.columns, before, rows)
        break
      }
      before = table
    }
    return lines
  }

  /// The values of columns in the first rows that a command was given.
  private func seen(_ columns: [String], _ table: ESQLTable?, _ rows: [Row]) -> [String] {
    let count = min(3, table?.rows.count ?? rows.count)
    return (0..<count).map { index in
      let texts = columns.map { name in
        var value = rows[index].values[name] ?? .null
        if let table, let column = table.column(name) { value = table.rows[index].values[column] }
        return "\(name) = \(Self.text(value))"
      }
      return "       row \(index + 1): \(texts.joined(separator: ", "))"
    }
  }

  private static func text(_ value: ESQLValue) -> String {
    var bytes: [UInt8] = []
    value.append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
