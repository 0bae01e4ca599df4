/// Computes the columns of groups: what a `STATS` says of their rows, and what the commands behind it make of that.
struct ESQLGroupEvaluation {
  private let plan: ESQLGroupedColumns
  private let execution: ESQLExecution
  private var group = ESQLGroupTable.Group()
  /// The rows of the group at hand, once they are asked for.
  private var members: [Int] = []
  private var hasMembers = false
  /// Its columns, as far as they are computed.
  private(set) var columns: [ESQLValue]
  /// Rows that were looked at.
  private(set) var work = 0
  /// By number of a value, when it was seen last.
  private var stamps: [UInt32] = []
  private var stamp: UInt32 = 0

  init(_ plan: ESQLGroupedColumns, width: Int, _ execution: ESQLExecution) {
    self.plan = plan
    self.execution = execution
    columns = Array(repeating: .null, count: width)
  }

  /// Turns to another group.
  mutating func begin(_ group: ESQLGroupTable.Group, of window: ESQLWindow) {
    self.group = group
    hasMembers = false
    for index in columns.indices { columns[index] = .null }
    for key in plan.keys {
      switch key.source {
      case .literal(let value): columns[key.slot] = value
      case .column(let column):
        columns[key.slot] = window.values.value(window.number(window.row(at: group.first), column))
      }
    }
  }

  /// Whether the group meets the steady conditions; computes what they need.
  mutating func meetsSteady(_ window: ESQLWindow) -> Bool {
    for condition in plan.steady {
      compute(condition.needs, window)
      if execution.value(condition.value, columns).truth != true { return false }
    }
    return true
  }

  /// What the timed conditions look at, of the group at hand.
  mutating func timedInputs(_ window: ESQLWindow) -> [ESQLValue] {
    compute(plan.timedNeeds, window)
    return plan.timedInputs.map { columns[$0] }
  }

  /// Whether the timed conditions hold now for what they look at.
  mutating func meetsTimed(_ inputs: [ESQLValue], _ window: ESQLWindow) -> Bool {
    for (slot, value) in zip(plan.timedInputs, inputs) { columns[slot] = value }
    compute(plan.timedResults, window)
    return plan.timed.allSatisfy { execution.value($0, columns).truth == true }
  }

  /// The row of the group at hand, with all columns.
  mutating func row(_ window: ESQLWindow) -> ESQLWorkingRow {
    compute(plan.all, window)
    load(window)
    return ESQLWorkingRow(values: columns, sources: members)
  }

  private mutating func load(_ window: ESQLWindow) {
    if hasMembers { return }
    hasMembers = true
    window.members(of: group, into: &members)
    work += members.count
  }

  private mutating func compute(_ needs: ESQLGroupedColumns.Needs, _ window: ESQLWindow) {
    if !needs.aggregates.isEmpty { load(window) }
    for index in needs.aggregates {
      columns[plan.aggregates[index].slot] = result(of: plan.aggregates[index], window)
    }
    for index in needs.results {
      columns[plan.results[index].slot] = execution.value(plan.results[index].value, columns)
    }
  }

  // MARK: Aggregates

  private mutating func result(of aggregate: ESQLGroupedColumns.Aggregate, _ window: ESQLWindow) -> ESQLValue {
    guard case .column(let column)? = aggregate.arguments.first else {
      if aggregate.function == .count, aggregate.arguments.isEmpty { return count(aggregate, window) }
      return plainResult(of: aggregate, window)
    }
    switch aggregate.function {
    case .countDistinct, .values, .min, .max, .present, .absent: return distinctResult(of: aggregate, column, window)
    case .sum: return sum(aggregate, column, window) ?? plainResult(of: aggregate, window)
    default: return plainResult(of: aggregate, window)
    }
  }

  private func count(_ aggregate: ESQLGroupedColumns.Aggregate, _ window: ESQLWindow) -> ESQLValue {
    guard aggregate.filter != nil else { return .integer(Int64(members.count)) }
    var count: Int64 = 0
    for row in members where passes(aggregate.filter, row, window) { count += 1 }
    return .integer(count)
  }

  /// The sum of integers; nil where there is anything else.
  private func sum(_ aggregate: ESQLGroupedColumns.Aggregate, _ column: Int, _ window: ESQLWindow) -> ESQLValue? {
    var sum: Int64?
    for row in members where passes(aggregate.filter, row, window) {
      switch window.values.value(window.number(row, column)) {
      case .null: continue
      case .integer(let value):
        let (result, overflow) = (sum ?? 0).addingReportingOverflow(value)
        if overflow { return nil }
        sum = result
      default: return nil
      }
    }
    return sum.map { .integer($0) } ?? .null
  }

  /// Of functions that only ask which values there are, in their order: each number is looked at once.
  private mutating func distinctResult(
    of aggregate: ESQLGroupedColumns.Aggregate, _ column: Int, _ window: ESQLWindow
  ) -> ESQLValue {
    // A few are compared with each other.
    let isLong = members.count > 16
    if isLong {
      if stamps.count < window.values.count { stamps += Array(repeating: 0, count: window.values.count - stamps.count) }
      stamp += 1
    }
    var distinct: [UInt32] = []
    var isPlain = true
    for row in members {
      guard passes(aggregate.filter, row, window) else { continue }
      let number = window.number(row, column)
      if isLong {
        if stamps[Int(number)] == stamp { continue }
        stamps[Int(number)] = stamp
      } else if distinct.contains(number) {
        continue
      }
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

  private func plainResult(of aggregate: ESQLGroupedColumns.Aggregate, _ window: ESQLWindow) -> ESQLValue {
    var arguments: [[ESQLValue]] = []
    for row in members where passes(aggregate.filter, row, window) {
      arguments.append(
        aggregate.arguments.map { source in
          switch source {
          case .literal(let value): value
          case .column(let column): window.values.value(window.number(row, column))
          }
        })
    }
    return aggregate.function.result(over: arguments)
  }

  private func passes(_ filter: ESQLGroupedColumns.Source?, _ row: Int, _ window: ESQLWindow) -> Bool {
    switch filter {
    case nil: true
    case .literal(let value): value.truth == true
    case .column(let column): window.values.kind(window.number(row, column)) == .yes
    }
  }
}
