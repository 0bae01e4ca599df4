/// An expression as it was written, with functions looked up and patterns compiled.
struct ESQLExpression: Sendable {
  indirect enum Kind: Sendable {
    case literal(ESQLValue)
    case column(String)
    case and([ESQLExpression])
    case or([ESQLExpression])
    case not(ESQLExpression)
    case comparison(ESQLComparison, ESQLExpression, ESQLExpression)
    case arithmetic(ESQLArithmetic, ESQLExpression, ESQLExpression)
    case negated(ESQLExpression)
    case isNull(ESQLExpression)
    case isIn(ESQLExpression, [ESQLExpression])
    case like(ESQLExpression, [Glob])
    case rlike(ESQLExpression, [ESQLRegex])
    case call(ESQLFunction, [ESQLExpression])
    /// `CASE`: conditions with their values, and the value when none holds.
    case choice([Choice], otherwise: ESQLExpression?)
    case coalesced([ESQLExpression])
    case replaced(ESQLExpression, ESQLRegex, ESQLExpression)
    /// `KQL("…")`, `MATCH(…)`: a condition on the document's fields.
    case condition(Condition)
    case aggregate(ESQLAggregate, [ESQLExpression])
  }

  struct Choice: Sendable {
    let condition: ESQLExpression
    let value: ESQLExpression
  }

  let kind: Kind
  /// UTF-8 offsets in the query.
  let range: Range<Int>
  /// Levels of expressions below and including this one.
  let depth: Int

  /// How deep an expression may be, so that neither reading nor computing it overflows the stack.
  static let greatestDepth = 100
  /// How many brackets and signs may be open at once: reading one takes more of the stack than computing it.
  static let greatestNesting = 32

  init(_ kind: Kind, _ range: Range<Int>, depth: Int = 0) throws(QueryError) {
    guard depth < Self.greatestDepth else {
      throw QueryError("the expression has more than \(Self.greatestDepth) levels", at: range.lowerBound)
    }
    self.kind = kind
    self.range = range
    self.depth = depth + 1
  }

  init(_ kind: Kind, _ range: Range<Int>, over operands: [ESQLExpression]) throws(QueryError) {
    try self.init(kind, range, depth: operands.map(\.depth).max() ?? 0)
  }

  /// The literal that it is; nil for all else.
  var literal: ESQLValue? { if case .literal(let value) = kind { value } else { nil } }

  /// Whether an aggregate is computed in it.
  var hasAggregate: Bool {
    if case .aggregate = kind { true } else { operands.contains(where: \.hasAggregate) }
  }

  var operands: [ESQLExpression] {
    switch kind {
    case .literal, .column, .condition: []
    case .and(let operands), .or(let operands), .coalesced(let operands): operands
    case .call(_, let operands), .aggregate(_, let operands): operands
    case .not(let operand), .negated(let operand), .isNull(let operand): [operand]
    case .like(let operand, _), .rlike(let operand, _): [operand]
    case .comparison(_, let left, let right), .arithmetic(_, let left, let right): [left, right]
    case .replaced(let text, _, let replacement): [text, replacement]
    case .isIn(let operand, let list): [operand] + list
    case .choice(let choices, let otherwise):
      choices.flatMap { [$0.condition, $0.value] } + (otherwise.map { [$0] } ?? [])
    }
  }
}

enum ESQLComparison: Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

  func holds(_ sign: Int) -> Bool {
    switch self {
    case .equal: sign == 0
    case .notEqual: sign != 0
    case .less: sign < 0
    case .lessOrEqual: sign <= 0
    case .greater: sign > 0
    case .greaterOrEqual: sign >= 0
    }
  }

  /// The same with the sides exchanged.
  var mirrored: ESQLComparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  var negated: ESQLComparison {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }
}

enum ESQLArithmetic: Sendable { case add, subtract, multiply, divide, remainder }
