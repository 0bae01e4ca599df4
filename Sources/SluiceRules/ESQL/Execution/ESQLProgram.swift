package import SluiceCore

/// A query that can be run: its columns have places.
///
/// A query that aggregates, sorts or limits is run over all rows of a window. The first commands of most queries look at
/// one row only: `prepare` runs them when a record comes, keeps what the others need, and drops the record if that is
/// nothing.
package struct ESQLProgram: Sendable {
  /// The fields of the records that rows have, in the rows' order.
  package let fields: [String]
  /// The columns of the result.
  package let columns: [String]
  /// Columns that are read and not there. Elasticsearch would refuse the query.
  package let warnings: [String]
  /// Whether rows of the result stand for several records.
  package let isAggregating: Bool
  /// Whether the result depends on when the query is run.
  package let usesNow: Bool

  /// The places among `columns` of what the last `STATS` groups by, as far as the result has them.
  package let groupColumns: [Int]

  private let fieldSlots: [Int]
  private let metadataSlots: [ESQLMetadata: Int]
  private let outputSlots: [Int]
  private let width: Int
  /// The commands that a row can go through when it comes.
  private let head: [ESQLStep]
  private let tail: [ESQLStep]
  /// The places that the tail and the output read.
  private let keptSlots: [Int]

  /// - Parameters:
  ///   - query: what to run.
  ///   - catalog: the fields that there are, for wildcards of `KEEP` and for warnings. Without one, wildcards select among
  ///     the columns that the query names.
  package init(_ query: ESQLQuery, catalog: (any FieldCatalog)? = nil) {
    let names = catalog.map { Array(Set($0.fieldNames)).sorted() } ?? []
    self.init(query.syntax, names: names) { name in catalog.map { $0.field(named: name) != nil } ?? true }
  }

  init(_ syntax: ESQLSyntax, names: [String], isKnown: @escaping (String) -> Bool) {
    var binder = ESQLBinder(metadata: syntax.metadata, names: names, isKnown: isKnown)
    for command in syntax.commands { binder.bind(command) }
    self.init(binder)
  }

  init(_ binder: ESQLBinder) {
    let steps = binder.steps
    fields = binder.fields
    columns = binder.scope.columns.map(\.name)
    warnings = binder.warnings
    width = binder.slotCount
    fieldSlots = fields.map { binder.fieldSlots[$0] ?? 0 }
    metadataSlots = binder.metadataSlots
    outputSlots = binder.scope.columns.map(\.slot)
    var keys: Set<Int> = []
    for case .stats(let grouping) in steps { keys = Set(grouping.keys.map(\.slot)) }
    let slots = binder.scope.columns.map(\.slot)
    groupColumns = slots.indices.filter { keys.contains(slots[$0]) }
    isAggregating = steps.contains { if case .stats = $0 { true } else { false } }
    usesNow = steps.contains { $0.expressions.contains(where: \.usesNow) }
    let split = steps.firstIndex { !$0.isRowWise || $0.expressions.contains(where: \.usesNow) } ?? steps.count
    head = Array(steps[..<split])
    tail = Array(steps[split...])
    var kept = Set(outputSlots)
    for step in tail { for expression in step.expressions { expression.insertSlots(into: &kept) } }
    let defined = Set(fieldSlots).union(metadataSlots.values).union(head.flatMap(\.definedSlots))
    keptSlots = kept.intersection(defined).sorted()
  }

  /// Runs the query over all rows of a window.
  package func run(rows: [ESQLRow], in execution: ESQLExecution) -> ESQLTable {
    var prepared: [(row: ESQLPreparedRow, source: Int)] = []
    for (index, row) in rows.enumerated() {
      for kept in prepare(row, in: execution) { prepared.append((kept, index)) }
    }
    return run(prepared: prepared, in: execution)
  }

  package func run(rows: [ESQLRow], now: Int64) -> ESQLTable { run(rows: rows, in: ESQLExecution(now: now)) }

  /// The part of a run that needs neither other rows nor the clock; no row if a filter has dropped it.
  package func prepare(_ row: ESQLRow, in execution: ESQLExecution) -> [ESQLPreparedRow] {
    execution.run(head, widened(row)).map { values in ESQLPreparedRow(values: keptSlots.map { values[$0] }) }
  }

  /// The rest of a run.
  ///
  /// - Parameter prepared: rows with what is to stand for their records in the result's `sources`.
  package func run(prepared: [(row: ESQLPreparedRow, source: Int)], in execution: ESQLExecution) -> ESQLTable {
    var rows = prepared.map { row, source in
      var values = [ESQLValue](repeating: .null, count: width)
      for (slot, value) in zip(keptSlots, row.values) { values[slot] = value }
      return ESQLWorkingRow(values: values, sources: [source])
    }
    for step in tail { execution.run(step, &rows, width: width) }
    return ESQLTable(
      columns: columns,
      rows: rows.map { row in ESQLTable.Row(values: outputSlots.map { row.values[$0] }, sources: row.sources) })
  }

  /// Runs a query that does not aggregate on one record; sorting and limits are nothing for one.
  ///
  /// - Returns: the result's row, with the values of `columns`; nil when the record does not match, and for queries that
  ///   aggregate.
  package func matches(_ row: ESQLRow, in execution: ESQLExecution) -> ESQLRow? {
    guard !isAggregating else { return nil }
    let left = execution.run(head, widened(row)).lazy.compactMap { execution.run(tail, $0).first }.first
    guard let values = left else { return nil }
    var result = row
    result.values = outputSlots.map { values[$0] }
    return result
  }

  /// The row with room for all columns. Fields that it lacks are null.
  private func widened(_ row: ESQLRow) -> [ESQLValue] {
    var values = [ESQLValue](repeating: .null, count: width)
    for (slot, value) in zip(fieldSlots, row.values) { values[slot] = value }
    for (kind, slot) in metadataSlots {
      values[slot] =
        switch kind {
        case .id: .string(row.id)
        case .index: .string(row.index)
        case .version: .integer(row.version)
        }
    }
    return values
  }
}
