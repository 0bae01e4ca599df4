import SluiceCore

extension Formula {
  /// The same with the members of each group in the order in which they are asked: what is cheap to read first, then
  /// what is cheap to compare, then what is likelier to decide.
  var ordered: Formula {
    switch self {
    case .constant, .test: self
    case .all(let members): .all(Self.ordered(members))
    case .any(let members): .any(Self.ordered(members))
    }
  }

  private static func ordered(_ members: [Formula]) -> [Formula] {
    let weighed = members.map { (formula: $0.ordered, weight: $0.weight) }
    return weighed.enumerated()
      .sorted { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }
      .map(\.element.formula)
  }

  /// Grows with the cost of deciding it: the dearest column that it may read counts most.
  private var weight: Int {
    switch self {
    case .constant: 0
    case .test(let test, _):
      test.tier * 1_000_000 + test.probe.rank * 1_000
        + 10 * FieldSelectivity.priority(test.field)
    case .all(let members), .any(let members):
      members.map(\.weight).max().map { $0 / 1_000_000 * 1_000_000 }.map { tier in
        tier + min(999_999, members.reduce(1_000) { $0 + $1.weight % 1_000_000 })
      } ?? 0
    }
  }

  /// The tests of it, in no particular order.
  func forEachTest(_ body: (Test, _ isNegated: Bool) -> Void) {
    switch self {
    case .constant: return
    case .test(let test, let isNegated): body(test, isNegated)
    case .all(let members), .any(let members): for member in members { member.forEachTest(body) }
    }
  }
}

extension Test {
  /// What it costs at least, on the scale of `Field.Cost`: an expression that backtracks about as much as deriving a
  /// value, texts to compute with as much as rendering one, a walk more than both.
  fileprivate var tier: Int {
    switch probe {
    case .document: 3
    case .computed: max(cost, .rendered).rawValue
    case .regex: max(cost, .derived).rawValue
    default: cost.rawValue
    }
  }
}

extension Probe {
  var isDocument: Bool { if case .document = self { true } else { false } }
}
