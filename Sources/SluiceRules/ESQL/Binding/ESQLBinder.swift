/// Gives every column of a query its place in a row, and finds out what the query reads of a record.
///
/// A place is written once, so that a column which is defined again has another place.
struct ESQLBinder {
  /// What the places before all others hold.
  private(set) var fields: [String] = []
  private(set) var fieldSlots: [String: Int] = [:]
  private(set) var metadataSlots: [ESQLMetadata: Int] = [:]
  private(set) var slotCount = 0
  private(set) var steps: [ESQLStep] = []
  private(set) var warnings: [String] = []
  private(set) var scope = ESQLScope()
  private(set) var prefilter = ESQLPrefilter()

  private let metadata: Set<String>
  /// Fields that records are known to have, for wildcards.
  private let names: [String]
  private let isKnown: (String) -> Bool

  init(metadata: [String], names: [String], isKnown: @escaping (String) -> Bool) {
    self.metadata = Set(metadata)
    self.names = names
    self.isKnown = isKnown
    if metadata.isEmpty { return }
    for name in metadata { _ = slot(of: name) }
  }

  mutating func bind(_ command: ESQLCommand) {
    switch command {
    case .filter(let condition):
      let condition = bind(condition)
      prefilter.require(condition)
      steps.append(.filter(condition))
    case .evaluate(let assignments): steps.append(.evaluate(assignments.map { evaluate($0) }))
    case .keep(let patterns): keep(patterns)
    case .drop(let patterns): scope.drop(patterns)
    case .rename(let renamings):
      for renaming in renamings {
        guard let slot = slot(of: renaming.old) else { continue }
        scope.rename(renaming.old, to: renaming.new, slot)
      }
    case .limit(let count):
      prefilter.close()
      steps.append(.limit(count))
    case .sort(let keys):
      steps.append(
        .sort(
          keys.map {
            ESQLStep.SortKey(
              value: bind($0.expression), isDescending: $0.isDescending, nullsFirst: $0.nullsFirst)
          }))
    case .grok(let input, let pattern):
      let input = bind(input)
      steps.append(.grok(input, pattern, slots: pattern.captures.map { define($0.name, from: input) }))
    case .dissect(let input, let pattern):
      let input = bind(input)
      steps.append(.dissect(input, pattern, slots: pattern.names.map { define($0, from: input) }))
    case .expand(let name):
      guard let slot = slot(of: name) else { return }
      prefilter.isRowToRow = false
      steps.append(.expand(from: slot, to: define(name, from: .slot(slot))))
    case .stats(let aggregates, let groups): stats(aggregates, groups)
    }
  }

  // MARK: Columns

  private mutating func newSlot() -> Int {
    slotCount += 1
    return slotCount - 1
  }

  private mutating func define(_ name: String, from input: ESQLBound) -> Int {
    let slot = newSlot()
    scope.define(name, slot)
    prefilter.define(slot, from: input)
    return slot
  }

  private mutating func evaluate(_ assignment: ESQLAssignment) -> (slot: Int, value: ESQLBound) {
    let value = bind(assignment.expression)
    let slot = newSlot()
    scope.define(assignment.name, slot)
    prefilter.define(slot, as: value)
    return (slot, value)
  }

  /// The place of a column; nil, and a warning, where there is no such column.
  private mutating func slot(of name: String) -> Int? {
    if let slot = scope.slot(of: name) { return slot }
    guard scope.admitsField(name) else {
      warn("there is no column `\(name)` here; it counts as null")
      return nil
    }
    let slot = input(name)
    scope.define(name, slot)
    return slot
  }

  private mutating func input(_ name: String) -> Int {
    if let known = fieldSlots[name] { return known }
    if let kind = ESQLMetadata(rawValue: name), metadata.contains(name) {
      if let slot = metadataSlots[kind] { return slot }
      let slot = newSlot()
      metadataSlots[kind] = slot
      return slot
    }
    if !isKnown(name) { warn("records have no field `\(name)`; it counts as null") }
    let slot = newSlot()
    fields.append(name)
    fieldSlots[name] = slot
    prefilter.fields[slot] = name
    return slot
  }

  private mutating func warn(_ text: String) {
    if !warnings.contains(text) { warnings.append(text) }
  }

  private mutating func keep(_ patterns: [ESQLNamePattern]) {
    var kept: [ESQLScope.Column] = []
    let plain = Set(patterns.filter { $0.glob == nil }.map(\.name))
    for pattern in patterns {
      guard pattern.glob != nil else {
        if let slot = slot(of: pattern.name), !kept.contains(where: { $0.name == pattern.name }) {
          kept.append(ESQLScope.Column(name: pattern.name, slot: slot))
        }
        continue
      }
      for name in names where pattern.matches(name) && scope.slot(of: name) == nil && scope.admitsField(name) {
        _ = slot(of: name)
      }
      for column in scope.columns where pattern.matches(column.name) && !plain.contains(column.name) {
        if !kept.contains(where: { $0.name == column.name }) { kept.append(column) }
      }
    }
    scope.keep(kept, patterns)
  }

  // MARK: Expressions

  mutating func bind(_ expression: ESQLExpression) -> ESQLBound {
    switch expression.kind {
    case .literal(let value): return .literal(value)
    case .column(let name): return slot(of: name).map { .slot($0) } ?? .literal(.null)
    case .and(let operands): return .and(operands.map { bind($0) })
    case .or(let operands): return .or(operands.map { bind($0) })
    case .not(let operand): return .not(bind(operand))
    case .comparison(let comparison, let left, let right): return .comparison(comparison, bind(left), bind(right))
    case .arithmetic(let operation, let left, let right): return .arithmetic(operation, bind(left), bind(right))
    case .negated(let operand): return .negated(bind(operand))
    case .isNull(let operand): return .isNull(bind(operand))
    case .isIn(let operand, let list): return .isIn(bind(operand), list.map { bind($0) })
    case .like(let operand, let patterns): return .like(bind(operand), patterns)
    case .rlike(let operand, let patterns): return .rlike(bind(operand), patterns)
    case .call(let function, let arguments): return .call(function, arguments.map { bind($0) })
    case .choice(let choices, let otherwise):
      return .choice(
        choices.map { (bind($0.condition), bind($0.value)) }, otherwise: otherwise.map { bind($0) } ?? .literal(.null))
    case .coalesced(let operands): return .coalesced(operands.map { bind($0) })
    case .replaced(let text, let regex, let replacement): return .replaced(bind(text), regex, bind(replacement))
    case .condition(let condition):
      var slots: [String: Int] = [:]
      // The functions of full text look at the document's fields, whatever became of the columns.
      for name in condition.fieldNames { slots[name] = input(name) }
      return .condition(condition, slots)
    // The parser lets aggregates stand in `STATS` only.
    case .aggregate: return .literal(.null)
    }
  }

  // MARK: Groups

  private mutating func stats(_ aggregates: [ESQLAggregation], _ groups: [ESQLAssignment]) {
    prefilter.close()
    var grouping = ESQLGrouping()
    var keys: [ESQLScope.Column] = []
    for group in groups {
      let value = bind(group.expression)
      let slot = newSlot()
      grouping.keys.append((slot, value))
      keys.removeAll { $0.name == group.name }
      keys.append(ESQLScope.Column(name: group.name, slot: slot))
    }
    var results: [ESQLScope.Column] = []
    for aggregation in aggregates {
      let filter = aggregation.filter.map { bind($0) }
      let value = bind(aggregation.expression, filter, keys, &grouping)
      let slot = newSlot()
      grouping.results.append((slot, value))
      results.removeAll { $0.name == aggregation.name }
      results.append(ESQLScope.Column(name: aggregation.name, slot: slot))
    }
    let names = Set(keys.map(\.name))
    scope = ESQLScope(columns: results.filter { !names.contains($0.name) } + keys)
    steps.append(.stats(grouping))
  }

  /// An expression over aggregates: columns outside of them are those of the groups.
  private mutating func bind(
    _ expression: ESQLExpression, _ filter: ESQLBound?, _ keys: [ESQLScope.Column], _ grouping: inout ESQLGrouping
  ) -> ESQLBound {
    if case .aggregate(let function, let arguments) = expression.kind {
      let slot = newSlot()
      grouping.aggregates.append(
        ESQLGrouping.Aggregate(slot: slot, function: function, arguments: arguments.map { bind($0) }, filter: filter))
      return .slot(slot)
    }
    if case .column(let name) = expression.kind {
      if let key = keys.last(where: { $0.name == name }) { return .slot(key.slot) }
      warn("`\(name)` is no group of its `STATS`; it counts as null")
      return .literal(.null)
    }
    let operands = expression.operands.map { bind($0, filter, keys, &grouping) }
    switch expression.kind {
    case .and: return .and(operands)
    case .or: return .or(operands)
    case .not: return .not(operands[0])
    case .comparison(let comparison, _, _): return .comparison(comparison, operands[0], operands[1])
    case .arithmetic(let operation, _, _): return .arithmetic(operation, operands[0], operands[1])
    case .negated: return .negated(operands[0])
    case .isNull: return .isNull(operands[0])
    case .isIn: return .isIn(operands[0], Array(operands.dropFirst()))
    case .like(_, let patterns): return .like(operands[0], patterns)
    case .rlike(_, let patterns): return .rlike(operands[0], patterns)
    case .call(let function, _): return .call(function, operands)
    case .coalesced: return .coalesced(operands)
    case .replaced(_, let regex, _): return .replaced(operands[0], regex, operands[1])
    case .choice(let choices, _):
      return .choice(
        choices.indices.map { (operands[2 * $0], operands[2 * $0 + 1]) },
        otherwise: operands.count > 2 * choices.count ? operands[2 * choices.count] : .literal(.null))
    case .literal, .column, .condition, .aggregate: return bind(expression)
    }
  }
}
