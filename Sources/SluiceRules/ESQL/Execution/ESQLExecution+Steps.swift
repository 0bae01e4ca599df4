/// A row on its way through a query.
struct ESQLWorkingRow {
  var values: [ESQLValue]
  /// The rows of the input that it was made from.
  var sources: [Int]
}

extension ESQLExecution {
  /// Runs a command on all rows.
  func run(_ step: ESQLStep, _ rows: inout [ESQLWorkingRow], width: Int) {
    switch step {
    case .filter(let condition): rows.removeAll { value(condition, $0.values).truth != true }
    case .evaluate, .grok, .dissect: for index in rows.indices { assign(step, &rows[index].values) }
    case .expand(let from, let to):
      rows = rows.flatMap { row -> [ESQLWorkingRow] in
        expanded(row.values, from, to).map { ESQLWorkingRow(values: $0, sources: row.sources) }
      }
    case .limit(let count): rows = Array(rows.prefix(count))
    case .sort(let keys): sort(&rows, by: keys)
    case .stats(let grouping): rows = group(rows, by: grouping, width: width)
    }
  }

  /// Runs the commands that look at one row at a time; the rows that are left of it.
  func run(_ steps: some Sequence<ESQLStep>, _ row: [ESQLValue]) -> [[ESQLValue]] {
    var rows = [row]
    for step in steps {
      run(step, &rows)
      if rows.isEmpty { return [] }
    }
    return rows
  }

  /// Runs a command that looks at one row at a time; others change nothing.
  func run(_ step: ESQLStep, _ rows: inout [[ESQLValue]]) {
    switch step {
    case .filter(let condition): rows.removeAll { value(condition, $0).truth != true }
    case .evaluate, .grok, .dissect: for index in rows.indices { assign(step, &rows[index]) }
    case .expand(let from, let to): rows = rows.flatMap { expanded($0, from, to) }
    case .limit, .sort, .stats: break
    }
  }

  private func assign(_ step: ESQLStep, _ row: inout [ESQLValue]) {
    switch step {
    case .evaluate(let assignments): for (slot, expression) in assignments { row[slot] = value(expression, row) }
    case .grok(let input, let pattern, let slots):
      extract(value(input, row), slots, &row) { pattern.match($0, matcher) }
    case .dissect(let input, let pattern, let slots):
      extract(value(input, row), slots, &row) { text in pattern.match(text)?.map { .string($0) } }
    case .filter, .expand, .limit, .sort, .stats: break
    }
  }

  /// Each value of the input is matched, and what the matches captured is put one behind the other.
  private func extract(
    _ input: ESQLValue, _ slots: [Int], _ row: inout [ESQLValue], _ match: (String) -> [ESQLValue]?
  ) {
    switch input {
    case .many: break
    case .string(let text):
      let found = match(text) ?? []
      for (index, slot) in slots.enumerated() { row[slot] = index < found.count ? found[index] : .null }
      return
    default:
      for slot in slots { row[slot] = .null }
      return
    }
    var found = [[ESQLValue]](repeating: [], count: slots.count)
    for case .string(let text) in input.values {
      for (index, value) in (match(text) ?? []).enumerated() { found[index] += value.values }
    }
    for (slot, values) in zip(slots, found) { row[slot] = ESQLValue(values: values) }
  }

  private func expanded(_ row: [ESQLValue], _ from: Int, _ to: Int) -> [[ESQLValue]] {
    let values = row[from].values
    return (values.isEmpty ? [.null] : values).map { value in
      var copy = row
      copy[to] = value
      return copy
    }
  }

  /// Of several values the least one counts, in descending order the greatest.
  private func sort(_ rows: inout [ESQLWorkingRow], by keys: [ESQLStep.SortKey]) {
    let values = rows.map { row in
      keys.map { value($0.value, row.values).extreme(greatest: $0.isDescending) }
    }
    let order = rows.indices.sorted { left, right in
      for (index, key) in keys.enumerated() {
        let (first, second) = (values[left][index], values[right][index])
        if first.isNull != second.isNull { return first.isNull == key.nullsFirst }
        guard let sign = ESQLValue.compare(first, second), sign != 0 else { continue }
        return key.isDescending ? sign > 0 : sign < 0
      }
      return left < right
    }
    rows = order.map { rows[$0] }
  }
}
