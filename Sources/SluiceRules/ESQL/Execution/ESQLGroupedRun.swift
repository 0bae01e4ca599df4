/// A `STATS … BY`, with the filter behind it, over rows of numbered values.
///
/// Groups are found by the numbers. What the filter needs is computed first, so that of most groups the rest never is.
struct ESQLGroupedRun {
  private let window: ESQLWindow
  private let range: Range<Int>
  private let plan: ESQLGroupedColumns
  private let width: Int
  private let execution: ESQLExecution
  /// The rows of the groups, one group behind the other.
  private var members: [Int32] = []
  /// Where each group begins among them, and where the last one ends.
  private var starts: [Int] = []
  /// By number of a value, when it was seen last.
  private var stamps: [UInt32] = []
  private var stamp: UInt32 = 0

  init(
    _ window: ESQLWindow, _ range: Range<Int>, _ plan: ESQLGroupedColumns, width: Int, _ execution: ESQLExecution
  ) {
    self.window = window
    self.range = range
    self.plan = plan
    self.width = width
    self.execution = execution
  }

  /// The rows of a group.
  func members(of group: Int) -> [Int] { members[starts[group]..<starts[group + 1]].map { Int($0) } }

  /// A row for each group that passes the filter, in the order of the groups' first rows; the number of its group stands
  /// for its sources. Nil where a key has several values.
  mutating func rows() -> [ESQLWorkingRow]? {
    guard findGroups() else { return nil }
    stamps = Array(repeating: 0, count: window.values.count)
    var rows: [ESQLWorkingRow] = []
    for group in 0..<starts.count - 1 {
      var values = [ESQLValue](repeating: .null, count: width)
      for key in plan.keys {
        switch key.source {
        case .literal(let value): values[key.slot] = value
        case .column(let column):
          values[key.slot] = window.values.value(window.number(Int(members[starts[group]]), column))
        }
      }
      compute(0..<plan.filterAggregates, 0..<plan.filterResults, of: group, &values)
      if let filter = plan.filter, execution.value(filter, values).truth != true { continue }
      compute(
        plan.filterAggregates..<plan.aggregates.count, plan.filterResults..<plan.results.count, of: group, &values)
      rows.append(ESQLWorkingRow(values: values, sources: [group]))
    }
    return rows
  }

  // MARK: Groups

  /// - Returns: false where a key has several values: then rows are in several groups.
  private mutating func findGroups() -> Bool {
    let columns = plan.keys.compactMap { if case .column(let column) = $0.source { column } else { nil } }
    for case .literal(.many) in plan.keys.map(\.source) { return false }
    // Without keys there is one group, even of no rows.
    if plan.keys.isEmpty || columns.isEmpty && !range.isEmpty {
      members = range.map { Int32($0) }
      starts = [0, members.count]
      return true
    }
    var groups = [Int32](repeating: 0, count: range.count)
    var count: Int32 = 0
    for (level, column) in columns.enumerated() {
      count = 0
      if level == 0 {
        var known = [Int32](repeating: -1, count: window.values.count)
        for (index, row) in range.enumerated() {
          let number = window.number(row, column)
          if known[Int(number)] < 0 {
            if window.values.kind(number) == .many { return false }
            known[Int(number)] = count
            count += 1
          }
          groups[index] = known[Int(number)]
        }
      } else {
        var known: [UInt64: Int32] = [:]
        for (index, row) in range.enumerated() {
          let number = window.number(row, column)
          let pair = UInt64(UInt32(groups[index])) << 32 | UInt64(number)
          if let group = known[pair] {
            groups[index] = group
            continue
          }
          if window.values.kind(number) == .many { return false }
          known[pair] = count
          groups[index] = count
          count += 1
        }
      }
    }
    sort(groups, count: Int(count))
    return true
  }

  private mutating func sort(_ groups: [Int32], count: Int) {
    starts = Array(repeating: 0, count: count + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    members = Array(repeating: 0, count: groups.count)
    for (index, group) in groups.enumerated() {
      members[next[Int(group)]] = Int32(range.lowerBound + index)
      next[Int(group)] += 1
    }
  }

  // MARK: Aggregates

  private mutating func compute(
    _ aggregates: Range<Int>, _ results: Range<Int>, of group: Int, _ values: inout [ESQLValue]
  ) {
    for index in aggregates {
      values[plan.aggregates[index].slot] = result(of: plan.aggregates[index], starts[group]..<starts[group + 1])
    }
    for result in plan.results[results] { values[result.slot] = execution.value(result.value, values) }
  }

  private mutating func result(of aggregate: ESQLGroupedColumns.Aggregate, _ places: Range<Int>) -> ESQLValue {
    guard case .column(let column)? = aggregate.arguments.first else { return plainResult(of: aggregate, places) }
    switch aggregate.function {
    case .countDistinct, .values, .min, .max, .present, .absent:
      return distinctResult(of: aggregate, column, places)
    default: return plainResult(of: aggregate, places)
    }
  }

  /// Of functions that only ask which values there are, in their order: each number is looked at once.
  private mutating func distinctResult(
    of aggregate: ESQLGroupedColumns.Aggregate, _ column: Int, _ places: Range<Int>
  ) -> ESQLValue {
    stamp += 1
    var distinct: [UInt32] = []
    var isPlain = true
    for place in places {
      let row = Int(members[place])
      guard passes(aggregate.filter, row) else { continue }
      let number = window.number(row, column)
      if stamps[Int(number)] == stamp { continue }
      stamps[Int(number)] = stamp
      switch window.values.kind(number) {
      case .many, .double: isPlain = false
      case .null: continue
      default: break
      }
      distinct.append(number)
    }
    // Values that are equal have one number.
    if aggregate.function == .countDistinct, isPlain { return .integer(Int64(distinct.count)) }
    if distinct.isEmpty { return aggregate.function.result(over: []) }
    return aggregate.function.result(over: distinct.map { [window.values.value($0)] })
  }

  private func plainResult(of aggregate: ESQLGroupedColumns.Aggregate, _ places: Range<Int>) -> ESQLValue {
    var arguments: [[ESQLValue]] = []
    var count: Int64 = 0
    for place in places {
      let row = Int(members[place])
      guard passes(aggregate.filter, row) else { continue }
      count += 1
      if aggregate.arguments.isEmpty { continue }
      arguments.append(
        aggregate.arguments.map { source in
          switch source {
          case .literal(let value): value
          case .column(let column): window.values.value(window.number(row, column))
          }
        })
    }
    return aggregate.arguments.isEmpty && aggregate.function == .count
      ? .integer(count) : aggregate.function.result(over: arguments)
  }

  private func passes(_ filter: ESQLGroupedColumns.Source?, _ row: Int) -> Bool {
    switch filter {
    case nil: true
    case .literal(let value): value.truth == true
    case .column(let column): window.values.kind(window.number(row, column)) == .yes
    }
  }
}
