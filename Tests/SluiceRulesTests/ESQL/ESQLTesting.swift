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
    return program.run(rows: documents.map { row(of: program, $0) }, now: now)
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
