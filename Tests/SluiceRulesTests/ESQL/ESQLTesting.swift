import SluiceRules
import SluiceTestSupport
import Testing

/// Runs queries over rows that are written as JSON.
enum ESQLTesting {
  /// What `query` results in: each row's columns as JSON, in the table's order.
  static func run(_ query: String, over documents: [NaiveJSON], now: Int64 = 0) throws -> [[String: ESQLValue]] {
    let table = try table(query, over: documents, now: now)
    return table.rows.map { row in Dictionary(uniqueKeysWithValues: zip(table.columns, row.values)) }
  }

  static func table(_ query: String, over documents: [NaiveJSON], now: Int64 = 0) throws -> ESQLTable {
    let program = ESQLProgram(try ESQLQuery.parse(query))
    let rows = documents.map { row(of: program, $0) }
    let table = program.run(rows: rows, now: now)
    let execution = ESQLExecution(now: now)
    var window = window(of: program, rows, in: execution)
    let other = program.run(&window, before: .max, in: execution)
    #expect(other.columns == table.columns && other.rows.map(\.values) == table.rows.map(\.values))
    // A row of the window knows the row that it was made of by its time.
    let sources = other.rows.map { row in Set(row.sources.map { Int(window[$0].time) }) }
    #expect(sources == table.rows.map { Set($0.sources) })
    return table
  }

  /// The rows as lanes hand them on, and as rules with state hold them.
  static func window(of program: ESQLProgram, _ rows: [ESQLRow], in execution: ESQLExecution) -> ESQLWindow {
    var window = ESQLWindow(program)
    var number: Int64 = 0
    for (index, row) in rows.enumerated() {
      var bytes: [UInt8] = []
      var meta = row
      meta.values = []
      let count = program.prepare(meta, in: execution, to: &bytes) {
        execution.view(row.values[$0])
      } encode: {
        row.values[$0].encode(to: &$1)
      }
      var start = 0
      for _ in 0..<count {
        let length = (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
        let entry = ESQLWindow.Entry(time: Int64(index), number: number, isLate: false)
        let isAdded = window.insert(entry, bytes, start + 4..<start + 4 + length)
        #expect(isAdded)
        number += 1
        start += 4 + length
      }
      #expect(start == bytes.count)
    }
    return window
  }

  static func row(of program: ESQLProgram, _ document: NaiveJSON) -> ESQLRow {
    ESQLRow(values: program.fields.map { value(document[$0] ?? .null) }, id: "id", index: "index")
  }

  /// The value of an expression without fields.
  static func value(of expression: String, now: Int64 = 0) throws -> ESQLValue {
    try run("FROM x | EVAL r = \(expression) | KEEP r", over: [.object([])], now: now)[0]["r"] ?? .null
  }

  static func value(_ json: NaiveJSON) -> ESQLValue {
    switch json {
    case .null, .object: .null
    case .bool(let value): .boolean(value)
    case .number(let text): Int64(text).map { .integer($0) } ?? Double(text).map { .double($0) } ?? .null
    case .string(let text): .string(text)
    case .array(let items): ESQLValue(values: items.flatMap { value($0).values })
    }
  }

  static func documents(_ lines: String...) throws -> [NaiveJSON] {
    try lines.map { try #require(NaiveJSON($0.utf8)) }
  }
}

extension ESQLValue {
  static func texts(_ texts: String...) -> ESQLValue { ESQLValue(values: texts.map { .string($0) }) }
}
