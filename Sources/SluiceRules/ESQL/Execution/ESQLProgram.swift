package import SluiceCore

/// A query that can be run: its columns have places.
///
/// A query that aggregates, sorts or limits is run over all rows of a window. The first commands of most queries look at
/// one row only: `prepare` runs them when a record comes, keeps what the others need, and drops the record if that is
/// nothing.
///
/// A class, for it is handed about with each record.
package final class ESQLProgram: Sendable {
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
  /// Of those that anything reads.
  private let metadataSlots: [(kind: ESQLMetadata, slot: Int)]
  let outputSlots: [Int]
  let width: Int
  /// The commands that a row can go through when it comes.
  private let head: [ESQLStep]
  let tail: [ESQLStep]
  /// Whether the head may make several rows of one.
  private let expandsRows: Bool
  /// The places that the tail and the output read.
  let keptSlots: [Int]
  /// Of `keptSlots`, with the field that it is where the head does not read it, else -1.
  private let kept: ESQLList<ESQLRowCode.Load>
  /// The head, where it makes one row of one at the most.
  private let code: ESQLRowCode
  /// The `STATS` that the tail begins with, where it groups by columns and looks at columns.
  let grouped: ESQLGroupedColumns?

  /// - Parameters:
  ///   - query: what to run.
  ///   - catalog: the fields that there are, for wildcards of `KEEP` and for warnings. Without one, wildcards select among
  ///     the columns that the query names.
  ///   - lookBack: how old rows are at most when the query is run, in milliseconds, where that is known: filters for
  ///     rows that are not older than that, or than a longer time, are left out.
  package convenience init(_ query: ESQLQuery, catalog: (any FieldCatalog)? = nil, lookBack: Int64? = nil) {
    let names = catalog.map { Array(Set($0.fieldNames)).sorted() } ?? []
    self.init(query.syntax, names: names, lookBack: lookBack) { name in
      catalog.map { $0.field(named: name) != nil } ?? true
    }
  }

  convenience init(_ syntax: ESQLSyntax, names: [String], lookBack: Int64? = nil, isKnown: @escaping (String) -> Bool) {
    var binder = ESQLBinder(metadata: syntax.metadata, names: names, isKnown: isKnown)
    for command in syntax.commands { binder.bind(command) }
    self.init(binder, lookBack: lookBack)
  }

  init(_ binder: ESQLBinder, lookBack: Int64? = nil) {
    let steps = binder.steps.splitByTime(timestamp: binder.fieldSlots["@timestamp"], lookBack: lookBack)
    fields = binder.fields
    columns = binder.scope.columns.map(\.name)
    warnings = binder.warnings
    let fieldSlots = fields.map { binder.fieldSlots[$0] ?? 0 }
    self.fieldSlots = fieldSlots
    let slots = binder.scope.columns.map(\.slot)
    outputSlots = slots
    var keys: Set<Int> = []
    for case .stats(let grouping) in steps { keys = Set(grouping.keys.map(\.slot)) }
    groupColumns = slots.indices.filter { keys.contains(slots[$0]) }
    isAggregating = steps.contains { if case .stats = $0 { true } else { false } }
    usesNow = steps.contains { $0.expressions.contains(where: \.usesNow) }
    let split = steps.firstIndex { !$0.isRowWise || $0.expressions.contains(where: \.usesNow) } ?? steps.count
    var head = Array(steps[..<split])
    var tail = Array(steps[split...])
    var width = binder.slotCount
    // What a `STATS` computes of single rows is computed when they come: what is kept are its columns.
    if case .stats(var grouping)? = tail.first, !tail[0].expressions.contains(where: \.usesNow) {
      let computed = grouping.takeExpressions(from: &width)
      if !computed.isEmpty { head.append(.evaluate(computed)) }
      tail[0] = .stats(grouping)
    }
    self.width = width
    self.head = head
    expandsRows = head.contains { if case .expand = $0 { true } else { false } }
    self.tail = tail
    var kept = Set(slots)
    for step in tail { for expression in step.expressions { expression.insertSlots(into: &kept) } }
    let metadata = binder.metadataSlots.sorted { $0.value < $1.value }
    let defined = Set(fieldSlots).union(metadata.map(\.value)).union(head.flatMap(\.definedSlots))
    let keptSlots = kept.intersection(defined).sorted()
    self.keptSlots = keptSlots
    var read: Set<Int> = []
    var loads: [[(field: Int, slot: Int)]] = []
    for step in head {
      var slots: Set<Int> = []
      for expression in step.expressions { expression.insertSlots(into: &slots) }
      let new = fieldSlots.enumerated().filter { slots.contains($0.element) && !read.contains($0.element) }
      loads.append(new.map { (field: $0.offset, slot: $0.element) })
      read.formUnion(slots)
    }
    self.kept = ESQLList(
      keptSlots.map { slot in
        let field = read.contains(slot) ? nil : fieldSlots.firstIndex(of: slot)
        return ESQLRowCode.Load(field: Int32(field ?? -1), slot: Int32(slot))
      })
    code = ESQLRowCode(expandsRows ? [] : head, loads: loads)
    metadataSlots = metadata.filter { read.contains($0.value) || keptSlots.contains($0.value) }
      .map { (kind: $0.key, slot: $0.value) }
    if case .stats(let grouping)? = tail.first {
      grouped = ESQLGroupedColumns(grouping, keptSlots: keptSlots, next: tail.dropFirst())
    } else {
      grouped = nil
    }
  }

  /// Whether the first filters drop every record that has those values, whatever else it has.
  ///
  /// - Parameter known: values of fields, by their places in `fields`.
  package func refuses(_ known: [Int: ESQLValue], in execution: ESQLExecution) -> Bool {
    var row = [ESQLValue](repeating: .null, count: width)
    for (field, value) in known { row[fieldSlots[field]] = value }
    let slots = Set(known.keys.map { fieldSlots[$0] })
    for case .filter(let condition) in head {
      for condition in condition.conjuncts {
        var read: Set<Int> = []
        condition.insertSlots(into: &read)
        if read.isSubset(of: slots), execution.value(condition, row).truth != true { return true }
      }
    }
    return false
  }

  /// Whether it asks for `_id`, `_index` or `_version`.
  package var readsMetadata: Bool { !metadataSlots.isEmpty }

  /// How many values are kept of each row for the part of the query behind the head.
  package var keptWidth: Int { keptSlots.count }

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

  /// The same part of a run for a record whose fields are looked up when they are needed. Appends the rows that are left,
  /// each as the encoded values of its kept columns, with their length in front.
  ///
  /// - Parameters:
  ///   - row: its metadata; it needs no values.
  ///   - view: the value of a field, by its place in `fields`.
  ///   - encode: appends the same value, encoded.
  /// - Returns: how many rows there are.
  package func prepare(
    _ row: ESQLRow, in execution: ESQLExecution, to bytes: inout [UInt8], view: (Int) -> ESQLView,
    encode: (Int, inout [UInt8]) -> Void
  ) -> Int {
    let views = unsafe begin(row, in: execution)
    guard !expandsRows else { return prepareMany(row, in: execution, to: &bytes, view) }
    guard unsafe code.run(views, in: execution, view) else { return 0 }
    let start = Self.beginRow(&bytes)
    for place in 0..<Int32(kept.count) {
      let column = kept[place]
      let value = bytes.count
      if column.field >= 0 {
        encode(Int(column.field), &bytes)
      } else {
        unsafe execution.scratch.encode(views[Int(column.slot)], to: &bytes)
      }
      execution.texts.shorten(&bytes, from: value)
    }
    Self.endRow(start, &bytes)
    return 1
  }

  /// A row in the execution's memory, with its metadata.
  private func begin(_ row: ESQLRow, in execution: ESQLExecution) -> UnsafeMutablePointer<ESQLView> {
    let views = unsafe execution.scratch.begin(width)
    for (kind, slot) in metadataSlots { unsafe views[slot] = execution.view(row[kind]) }
    return unsafe views
  }

  private func prepareMany(
    _ row: ESQLRow, in execution: ESQLExecution, to bytes: inout [UInt8], _ view: (Int) -> ESQLView
  ) -> Int {
    var row = row
    row.values = fields.indices.map { execution.scratch.value(view($0)) }
    let rows = prepare(row, in: execution)
    for row in rows {
      let start = Self.beginRow(&bytes)
      for value in row.values {
        let place = bytes.count
        value.encode(to: &bytes)
        execution.texts.shorten(&bytes, from: place)
      }
      Self.endRow(start, &bytes)
    }
    return rows.count
  }

  /// Four bytes for the length, which is known behind the row.
  private static func beginRow(_ bytes: inout [UInt8]) -> Int {
    unsafe withUnsafeBytes(of: UInt32(0)) { unsafe bytes.append(contentsOf: $0) }
    return bytes.count
  }

  private static func endRow(_ start: Int, _ bytes: inout [UInt8]) {
    let length = UInt32(truncatingIfNeeded: bytes.count - start)
    unsafe bytes.withUnsafeMutableBytes { bytes in
      unsafe bytes.storeBytes(of: length.littleEndian, toByteOffset: start - 4, as: UInt32.self)
    }
  }

  /// The rest of a run.
  ///
  /// - Parameter prepared: rows with what is to stand for their records in the result's `sources`.
  package func run(prepared: [(row: ESQLPreparedRow, source: Int)], in execution: ESQLExecution) -> ESQLTable {
    let rows = prepared.map { row, source in
      var values = [ESQLValue](repeating: .null, count: width)
      for (slot, value) in zip(keptSlots, row.values) { values[slot] = value }
      return ESQLWorkingRow(values: values, sources: [source])
    }
    return finish(rows, tail, in: execution)
  }

  func finish(
    _ rows: [ESQLWorkingRow], _ steps: some Sequence<ESQLStep>, in execution: ESQLExecution
  ) -> ESQLTable {
    var rows = rows
    for step in steps { execution.run(step, &rows, width: width) }
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
    let left = execution.run(head, widened(row)).lazy.compactMap { [tail] in execution.run(tail, $0).first }.first
    guard let values = left else { return nil }
    var result = row
    result.values = outputSlots.map { values[$0] }
    return result
  }

  /// The same for a record whose fields are looked up when they are needed.
  ///
  /// - Parameters:
  ///   - row: its metadata; it needs no values.
  ///   - view: the value of a field, by its place in `fields`.
  package func matches(_ row: ESQLRow, in execution: ESQLExecution, view: (Int) -> ESQLView) -> ESQLRow? {
    guard !isAggregating else { return nil }
    var result = row
    let views = unsafe begin(row, in: execution)
    guard !expandsRows, tail.isEmpty else {
      result.values = fields.indices.map { execution.scratch.value(view($0)) }
      return matches(result, in: execution)
    }
    guard unsafe code.run(views, in: execution, view) else { return nil }
    for place in 0..<Int32(kept.count) {
      let column = kept[place]
      if column.field >= 0 { unsafe views[Int(column.slot)] = view(Int(column.field)) }
    }
    result.values = outputSlots.map { unsafe execution.scratch.value(views[$0]) }
    return result
  }

  /// The row with room for all columns. Fields that it lacks are null.
  private func widened(_ row: ESQLRow) -> [ESQLValue] {
    var values = [ESQLValue](repeating: .null, count: width)
    for (slot, value) in zip(fieldSlots, row.values) { values[slot] = value }
    for (kind, slot) in metadataSlots { values[slot] = row[kind] }
    return values
  }
}

extension ESQLRow {
  fileprivate subscript(kind: ESQLMetadata) -> ESQLValue {
    switch kind {
    case .id: .string(id)
    case .index: .string(index)
    case .version: .integer(version)
    }
  }
}
