/// A `STATS` whose keys, arguments and filters are columns of the rows that come in, or literals, with the commands
/// behind it that look at one group at a time.
struct ESQLGroupedColumns: Sendable {
  /// What a key, an argument or a filter is.
  enum Source: Sendable {
    /// By its place among the kept columns.
    case column(Int)
    case literal(ESQLValue)
  }

  struct Aggregate: Sendable {
    let slot: Int
    let function: ESQLAggregate
    let arguments: [Source]
    let filter: Source?
  }

  /// What has to be computed of a group, in that order: places among `aggregates` and `results`.
  struct Needs: Sendable {
    var aggregates: [Int] = []
    var results: [Int] = []
  }

  /// What a group has to meet, with what it needs beside the conditions in front of it.
  struct Condition: Sendable {
    let value: ESQLBound
    let needs: Needs
  }

  let keys: [(slot: Int, source: Source)]
  let aggregates: [Aggregate]
  /// Computed from the keys, the aggregates and each other.
  let results: [(slot: Int, value: ESQLBound)]
  /// Conditions that hold until rows come to a group or leave it.
  let steady: [Condition]
  /// Conditions that also depend on when they are asked.
  let timed: [ESQLBound]
  /// What they need that does not, beside what the others do.
  let timedNeeds: Needs
  /// What they need that does, among `results`.
  let timedResults: Needs
  /// The places that these read.
  let timedInputs: [Int]
  /// How many commands this is.
  let commands: Int

  var all: Needs { Needs(aggregates: Array(aggregates.indices), results: Array(results.indices)) }

  /// The columns among the keys.
  var keyColumns: [Int] { keys.compactMap { if case .column(let column) = $0.source { column } else { nil } } }

  /// Nil where something is neither a column nor a literal, or a literal key has several values.
  ///
  /// - Parameters:
  ///   - keptSlots: the places of the kept columns.
  ///   - next: the commands behind the `STATS`.
  init?(_ grouping: ESQLGrouping, keptSlots: [Int], next: some Sequence<ESQLStep>) {
    func source(_ expression: ESQLBound) -> Source? {
      switch expression {
      case .literal(let value): return .literal(value)
      case .slot(let slot):
        // A place that nothing defines is null.
        return keptSlots.firstIndex(of: slot).map { Source.column($0) } ?? Source.literal(.null)
      default: return nil
      }
    }
    var keys: [(slot: Int, source: Source)] = []
    for key in grouping.keys {
      guard let source = source(key.value) else { return nil }
      if case .literal(.many) = source { return nil }
      keys.append((key.slot, source))
    }
    self.keys = keys
    var aggregates: [Aggregate] = []
    for aggregate in grouping.aggregates {
      let arguments = aggregate.arguments.compactMap { source($0) }
      let filter = aggregate.filter.flatMap { source($0) }
      guard arguments.count == aggregate.arguments.count, (filter == nil) == (aggregate.filter == nil) else {
        return nil
      }
      aggregates.append(
        Aggregate(slot: aggregate.slot, function: aggregate.function, arguments: arguments, filter: filter))
    }
    self.aggregates = aggregates
    var results = grouping.results
    var conditions: [ESQLBound] = []
    var commands = 1
    following: for step in next {
      switch step {
      case .filter(let condition): conditions += condition.conjuncts
      case .evaluate(let assignments): results += assignments
      default: break following
      }
      commands += 1
    }
    self.results = results
    self.commands = commands
    var order = ESQLNeedOrder(aggregates: aggregates.map(\.slot), results: results)
    steady = conditions.filter { !order.isTimed($0) }.map { Condition(value: $0, needs: order.take($0)) }
    timed = conditions.filter { order.isTimed($0) }
    var needs = timed.reduce(into: Needs()) { needs, condition in
      let more = order.take(condition)
      needs.aggregates += more.aggregates
      needs.results += more.results
    }
    needs.results.sort()
    let timedResults = needs.results.filter { order.isTimed(results[$0].value) }
    needs.results.removeAll { timedResults.contains($0) }
    timedNeeds = needs
    self.timedResults = Needs(results: timedResults)
    var inputs: Set<Int> = []
    for value in timed + timedResults.map({ results[$0].value }) { value.insertSlots(into: &inputs) }
    timedInputs = inputs.subtracting(timedResults.map { results[$0].slot }).sorted()
  }
}

/// Which aggregates and results were computed already.
private struct ESQLNeedOrder {
  private let aggregates: [Int]
  private let results: [(slot: Int, value: ESQLBound)]
  private var taken: Set<Int> = []
  /// Places that depend on when they are computed.
  private var timed: Set<Int> = []

  init(aggregates: [Int], results: [(slot: Int, value: ESQLBound)]) {
    self.aggregates = aggregates
    self.results = results
    for result in results where isTimed(result.value) { timed.insert(result.slot) }
  }

  func isTimed(_ value: ESQLBound) -> Bool {
    if value.usesNow { return true }
    var slots: Set<Int> = []
    value.insertSlots(into: &slots)
    return !slots.isDisjoint(with: timed)
  }

  /// What the value needs and no earlier call gave.
  mutating func take(_ value: ESQLBound) -> ESQLGroupedColumns.Needs {
    var slots: Set<Int> = []
    value.insertSlots(into: &slots)
    // Each result reads only what stands in front of it.
    for result in results.reversed() where slots.contains(result.slot) { result.value.insertSlots(into: &slots) }
    slots.subtract(taken)
    taken.formUnion(slots)
    return ESQLGroupedColumns.Needs(
      aggregates: aggregates.indices.filter { slots.contains(aggregates[$0]) },
      results: results.indices.filter { slots.contains(results[$0].slot) })
  }
}

extension ESQLGrouping {
  /// Puts columns in the place of what the grouping computes of single rows.
  ///
  /// - Parameter width: the number of the next column; grows by those that were taken.
  /// - Returns: the columns with their values.
  mutating func takeExpressions(from width: inout Int) -> [(slot: Int, value: ESQLBound)] {
    var computed: [(slot: Int, value: ESQLBound)] = []
    func column(_ expression: ESQLBound) -> ESQLBound {
      switch expression {
      case .literal, .slot: return expression
      default:
        computed.append((width, expression))
        width += 1
        return .slot(width - 1)
      }
    }
    for index in keys.indices { keys[index].value = column(keys[index].value) }
    aggregates = aggregates.map {
      Aggregate(
        slot: $0.slot, function: $0.function, arguments: $0.arguments.map(column), filter: $0.filter.map(column))
    }
    return computed
  }
}
