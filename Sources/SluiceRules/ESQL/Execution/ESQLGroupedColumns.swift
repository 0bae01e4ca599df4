/// A `STATS` whose keys, arguments and filters are columns of the rows that come in, or literals.
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

  let keys: [(slot: Int, source: Source)]
  /// Those that the filter behind the `STATS` reads, in front of all others.
  let aggregates: [Aggregate]
  let results: [(slot: Int, value: ESQLBound)]
  /// How many of the aggregates and results the filter reads.
  let filterAggregates: Int
  let filterResults: Int
  let filter: ESQLBound?

  var hasFilter: Bool { filter != nil }

  /// Nil where something is neither.
  ///
  /// - Parameters:
  ///   - keptSlots: the places of the kept columns.
  ///   - next: the command behind the `STATS`.
  init?(_ grouping: ESQLGrouping, keptSlots: [Int], next: ESQLStep?) {
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
      keys.append((key.slot, source))
    }
    self.keys = keys
    var wanted: Set<Int> = []
    if case .filter(let condition)? = next {
      filter = condition
      condition.insertSlots(into: &wanted)
    } else {
      filter = nil
    }
    let isWanted = grouping.results.map { wanted.contains($0.slot) }
    for (result, isWanted) in zip(grouping.results, isWanted) where isWanted {
      result.value.insertSlots(into: &wanted)
    }
    let results = grouping.results
    self.results =
      results.indices.filter { isWanted[$0] }.map { results[$0] }
      + results.indices.filter { !isWanted[$0] }.map { results[$0] }
    filterResults = isWanted.filter(\.self).count
    let (first, rest) = (
      grouping.aggregates.filter { wanted.contains($0.slot) }, grouping.aggregates.filter { !wanted.contains($0.slot) }
    )
    filterAggregates = first.count
    var aggregates: [Aggregate] = []
    for aggregate in first + rest {
      let arguments = aggregate.arguments.compactMap { source($0) }
      let filter = aggregate.filter.flatMap { source($0) }
      guard arguments.count == aggregate.arguments.count, (filter == nil) == (aggregate.filter == nil) else {
        return nil
      }
      aggregates.append(
        Aggregate(slot: aggregate.slot, function: aggregate.function, arguments: arguments, filter: filter))
    }
    self.aggregates = aggregates
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
