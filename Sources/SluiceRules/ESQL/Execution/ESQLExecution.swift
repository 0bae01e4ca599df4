import SluiceRegex

/// What computing rows needs: the time of the run, and memory for searches. One per lane; it is not shared.
package final class ESQLExecution {
  /// What `NOW()` is, in milliseconds since 1970-01-01T00:00:00Z.
  package var now: Int64
  /// Made for the first search: not all queries have one.
  private(set) lazy var matcher = RegexMatcher()

  /// Memory for one row on its way through the first commands of a query.
  let scratch = ESQLScratch()
  /// What rows that were encoded have.
  let texts = ESQLTextMemory()

  package init(now: Int64) { self.now = now }

  /// A value as the first commands of a query see it; it holds until the row is done that it was made for.
  package func view(_ value: ESQLValue) -> ESQLView { scratch.view(value) }

  /// Searches that were given up at the matcher's limits, and found nothing for that reason.
  package var abandonedSearches: Int { matcher.limitCount }

  /// The expression's value for a row.
  func value(_ expression: ESQLBound, _ row: [ESQLValue]) -> ESQLValue {
    switch expression {
    case .literal(let value): return value
    case .slot(let slot): return row[slot]
    case .and(let operands):
      var isUnknown = false
      for operand in operands {
        switch value(operand, row).truth {
        case false: return .boolean(false)
        case nil: isUnknown = true
        default: break
        }
      }
      return isUnknown ? .null : .boolean(true)
    case .or(let operands):
      var isUnknown = false
      for operand in operands {
        switch value(operand, row).truth {
        case true: return .boolean(true)
        case nil: isUnknown = true
        default: break
        }
      }
      return isUnknown ? .null : .boolean(false)
    case .not(let operand): return ESQLValue(value(operand, row).truth.map { !$0 })
    case .comparison(.equal, let left, let right):
      return ESQLValue(ESQLValue.equal(value(left, row), value(right, row)))
    case .comparison(.notEqual, let left, let right):
      return ESQLValue(ESQLValue.equal(value(left, row), value(right, row)).map { !$0 })
    case .comparison(let comparison, let left, let right):
      return ESQLValue(ESQLValue.compare(value(left, row), value(right, row)).map { comparison.holds($0) })
    case .arithmetic(let operation, let left, let right):
      return ESQLValue.compute(operation, value(left, row), value(right, row))
    case .negated(let operand): return value(operand, row).negated
    case .isNull(let operand): return .boolean(value(operand, row).isNull)
    case .isIn(let operand, let list): return isIn(value(operand, row), list, row)
    case .like(let operand, let globs):
      guard case .string(let text) = value(operand, row) else { return .null }
      return .boolean(globs.contains { $0.matches(text) })
    case .rlike(let operand, let patterns):
      guard case .string(let text) = value(operand, row) else { return .null }
      return .boolean(patterns.contains { $0.matches(text, matcher) })
    case .call(let function, let arguments): return function.apply(arguments.map { value($0, row) }, now: now)
    case .choice(let choices, let otherwise):
      for choice in choices where value(choice.condition, row).truth == true { return value(choice.value, row) }
      return value(otherwise, row)
    case .coalesced(let operands):
      for operand in operands {
        let value = value(operand, row)
        if !value.isNull { return value }
      }
      return .null
    case .replaced(let text, let regex, let replacement):
      guard case .string(let text) = value(text, row), case .string(let replacement) = value(replacement, row) else {
        return .null
      }
      return .string(regex.replace(text, with: replacement, matcher))
    case .condition(let condition, let slots):
      return .boolean(condition.holds { name in slots[name].map { row[$0] } ?? .null })
    }
  }

  /// True for a value of the list, else null if anything in it is.
  private func isIn(_ operand: ESQLValue, _ list: [ESQLBound], _ row: [ESQLValue]) -> ESQLValue {
    guard operand.isSingle else { return .null }
    var isUnknown = false
    for item in list {
      switch ESQLValue.equal(operand, value(item, row)) {
      case true: return .boolean(true)
      case nil: isUnknown = true
      default: break
      }
    }
    return isUnknown ? .null : .boolean(false)
  }
}
