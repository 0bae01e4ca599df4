/// An expression whose columns are places in a row.
indirect enum ESQLBound: Sendable {
  case literal(ESQLValue)
  case slot(Int)
  case and([ESQLBound])
  case or([ESQLBound])
  case not(ESQLBound)
  case comparison(ESQLComparison, ESQLBound, ESQLBound)
  case arithmetic(ESQLArithmetic, ESQLBound, ESQLBound)
  case negated(ESQLBound)
  case isNull(ESQLBound)
  case isIn(ESQLBound, [ESQLBound])
  case like(ESQLBound, [Glob])
  case rlike(ESQLBound, [ESQLRegex])
  case call(ESQLFunction, [ESQLBound])
  case choice([(condition: ESQLBound, value: ESQLBound)], otherwise: ESQLBound)
  case coalesced([ESQLBound])
  case replaced(ESQLBound, ESQLRegex, ESQLBound)
  /// A condition on fields, with the place of each.
  case condition(Condition, [String: Int])

  var operands: [ESQLBound] {
    switch self {
    case .literal, .slot, .condition: []
    case .and(let operands), .or(let operands), .coalesced(let operands), .call(_, let operands): operands
    case .not(let operand), .negated(let operand), .isNull(let operand), .like(let operand, _), .rlike(let operand, _):
      [operand]
    case .comparison(_, let left, let right), .arithmetic(_, let left, let right), .replaced(let left, _, let right):
      [left, right]
    case .isIn(let operand, let list): [operand] + list
    case .choice(let choices, let otherwise): choices.flatMap { [$0.condition, $0.value] } + [otherwise]
    }
  }

  /// Conditions that all have to hold for this one to hold.
  var conjuncts: [ESQLBound] {
    if case .and(let operands) = self { operands.flatMap(\.conjuncts) } else { [self] }
  }

  /// The places that it reads.
  func insertSlots(into slots: inout Set<Int>) {
    switch self {
    case .slot(let slot): slots.insert(slot)
    case .condition(_, let fields): slots.formUnion(fields.values)
    default: for operand in operands { operand.insertSlots(into: &slots) }
    }
  }

  /// Whether its value depends on when it is computed.
  var usesNow: Bool {
    if case .call(let function, _) = self, function.name == "NOW" { return true }
    return operands.contains(where: \.usesNow)
  }
}

/// A command whose columns are places in a row.
enum ESQLStep: Sendable {
  case filter(ESQLBound)
  case evaluate([(slot: Int, value: ESQLBound)])
  case grok(ESQLBound, GrokPattern, slots: [Int])
  case dissect(ESQLBound, DissectPattern, slots: [Int])
  case expand(from: Int, to: Int)
  case limit(Int)
  case sort([SortKey])
  case stats(ESQLGrouping)

  struct SortKey: Sendable {
    let value: ESQLBound
    let isDescending: Bool
    let nullsFirst: Bool
  }

  /// Whether it looks at one row at a time.
  var isRowWise: Bool {
    switch self {
    case .filter, .evaluate, .grok, .dissect, .expand: true
    case .limit, .sort, .stats: false
    }
  }

  /// The places that it writes, for commands that look at one row.
  var definedSlots: [Int] {
    switch self {
    case .evaluate(let assignments): assignments.map(\.slot)
    case .grok(_, _, let slots), .dissect(_, _, let slots): slots
    case .expand(_, let slot): [slot]
    case .filter, .limit, .sort, .stats: []
    }
  }

  var expressions: [ESQLBound] {
    switch self {
    case .filter(let value), .grok(let value, _, _), .dissect(let value, _, _): [value]
    case .evaluate(let assignments): assignments.map(\.value)
    case .expand(let slot, _): [.slot(slot)]
    case .limit: []
    case .sort(let keys): keys.map(\.value)
    case .stats(let grouping):
      grouping.keys.map(\.value) + grouping.aggregates.flatMap { $0.arguments + ($0.filter.map { [$0] } ?? []) }
        + grouping.results.map(\.value)
    }
  }
}

/// `STATS`.
struct ESQLGrouping: Sendable {
  struct Aggregate: Sendable {
    let slot: Int
    let function: ESQLAggregate
    let arguments: [ESQLBound]
    let filter: ESQLBound?
  }

  var keys: [(slot: Int, value: ESQLBound)] = []
  var aggregates: [Aggregate] = []
  /// Computed from the aggregates.
  var results: [(slot: Int, value: ESQLBound)] = []
}
