extension ESQLExecution {
  /// The most groups that one row can be in by its keys' several values.
  private static let mostKeys = 10_000

  /// One row per group, in the order of the groups' first rows; without keys one row, even of none.
  func group(_ rows: [ESQLWorkingRow], by grouping: ESQLGrouping, width: Int) -> [ESQLWorkingRow] {
    var members: [(key: [ESQLValue], rows: [Int])] = []
    var places: [[ESQLValue]: Int] = [:]
    if grouping.keys.isEmpty { members = [([], Array(rows.indices))] }
    if !grouping.keys.isEmpty {
      for (index, row) in rows.enumerated() {
        for key in keys(of: row.values, grouping) {
          if let place = places[key] {
            members[place].rows.append(index)
          } else {
            places[key] = members.count
            members.append((key, [index]))
          }
        }
      }
    }
    return members.map { member in
      var values = [ESQLValue](repeating: .null, count: width)
      for (key, value) in zip(grouping.keys, member.key) { values[key.slot] = value }
      for aggregate in grouping.aggregates {
        values[aggregate.slot] = result(of: aggregate, over: member.rows, of: rows)
      }
      for result in grouping.results { values[result.slot] = value(result.value, values) }
      return ESQLWorkingRow(values: values, sources: sources(member.rows, rows))
    }
  }

  private func result(
    of aggregate: ESQLGrouping.Aggregate, over members: [Int], of rows: [ESQLWorkingRow]
  ) -> ESQLValue {
    var arguments: [[ESQLValue]] = []
    for member in members {
      let row = rows[member].values
      if let filter = aggregate.filter, value(filter, row).truth != true { continue }
      arguments.append(aggregate.arguments.map { value($0, row) })
    }
    return aggregate.function.result(over: arguments)
  }

  /// The groups of a row: one for each combination of its keys' values; null is a value of its own.
  private func keys(of row: [ESQLValue], _ grouping: ESQLGrouping) -> [[ESQLValue]] {
    var keys: [[ESQLValue]] = [[]]
    for key in grouping.keys {
      switch value(key.value, row) {
      case .many(let values):
        let distinct = ESQLFunction.distinct(values)
        keys = Array(keys.lazy.flatMap { key in distinct.map { key + [$0] } }.prefix(Self.mostKeys))
      case let single: for index in keys.indices { keys[index].append(single) }
      }
    }
    return keys
  }

  private func sources(_ members: [Int], _ rows: [ESQLWorkingRow]) -> [Int] {
    let sources = members.flatMap { rows[$0].sources }
    return Set(sources).count == sources.count ? sources : Set(sources).sorted()
  }
}
