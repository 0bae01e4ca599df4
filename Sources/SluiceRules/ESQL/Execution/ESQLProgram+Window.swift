extension ESQLProgram {
  /// The rest of a run over the rows of a window in front of that time; they are what the result's `sources` name.
  ///
  /// - Complexity: in the rows of groups that changed since the last run, and of those that meet the conditions.
  package func run(_ window: inout ESQLWindow, before end: Int64, in execution: ESQLExecution) -> ESQLTable {
    let count = window.firstRow(notBefore: end)
    window.link(upTo: count)
    // Without keys there is one group, even of no rows.
    guard let grouped, window.groups?.unlinkable == 0, count > 0 || !grouped.keys.isEmpty,
      var groups = window.takeGroups()
    else {
      window.work += count
      return run(prepared: (0..<count).map { (window.prepared($0), $0) }, in: execution)
    }
    var evaluation = ESQLGroupEvaluation(grouped, width: width, execution)
    window.look(at: &groups, grouped, &evaluation)
    let rows = window.rows(of: groups, grouped, &evaluation)
    window.groups = groups
    window.work += evaluation.work
    return finish(rows, tail.dropFirst(grouped.commands), in: execution)
  }
}

extension ESQLWindow {
  /// Looks at the groups that changed: whether they meet the steady conditions.
  fileprivate func look(
    at groups: inout ESQLGroups, _ plan: ESQLGroupedColumns, _ evaluation: inout ESQLGroupEvaluation
  ) {
    for number in groups.dirty {
      groups.table[number].isDirty = false
      let group = groups.table[number]
      if group.count == 0 { continue }
      evaluation.begin(group, of: self)
      let passes = evaluation.meetsSteady(self)
      groups.table[number].passes = passes
      if !passes { continue }
      if !plan.timed.isEmpty { groups.computed[number] = evaluation.timedInputs(self) }
      if group.isListed { continue }
      groups.table[number].isListed = true
      groups.passing.append(number)
    }
    groups.dirty.removeAll(keepingCapacity: true)
    groups.dropOthers()
  }

  /// A row for each group that meets all conditions, in the order of the groups' first rows.
  fileprivate func rows(
    of groups: ESQLGroups, _ plan: ESQLGroupedColumns, _ evaluation: inout ESQLGroupEvaluation
  ) -> [ESQLWorkingRow] {
    var found: [(first: Int, row: ESQLWorkingRow)] = []
    for number in groups.passing {
      if !plan.timed.isEmpty, !evaluation.meetsTimed(groups.computed[number] ?? [], self) { continue }
      evaluation.begin(groups.table[number], of: self)
      found.append((row(at: groups.table[number].first), evaluation.row(self)))
    }
    return found.sorted { $0.first < $1.first }.map(\.row)
  }
}
