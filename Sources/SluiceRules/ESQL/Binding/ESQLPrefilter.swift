import SluiceCore

/// What is known of records from a query's filters, as conditions that the stream's matcher can test.
///
/// For an expression there are two conditions: one that every record satisfies for which it is true, and one for false;
/// null is neither. `NOT` exchanges them, so that negations stay sound. A field that has several values makes a
/// comparison null, while a condition looks at any of them: it is satisfied by more records, never by fewer.
struct ESQLPrefilter {
  /// The conditions of the filters so far.
  private(set) var conditions: [Condition] = []
  /// Whether the filters ask for no more than the conditions do, as long as no field has several values.
  private(set) var isExact = true
  /// Whether each record makes at most one row.
  var isRowToRow = true
  /// The fields that places hold.
  var fields: [Int: String] = [:]

  /// Later filters see other rows than the records.
  private var isClosed = false
  private var definitions: [Int: Definition] = [:]

  private struct Definition {
    var truth: Truth
    /// The column is null if one of these fields is.
    var required: Set<String>
  }

  /// What an expression asks for.
  private struct Truth {
    var whenTrue: Condition
    var whenFalse: Condition
    var isExact: Bool

    static let unknown = Truth(whenTrue: .constant(true), whenFalse: .constant(true), isExact: false)
    var negated: Truth { Truth(whenTrue: whenFalse, whenFalse: whenTrue, isExact: isExact) }
    static func constant(_ truth: Bool?) -> Truth {
      Truth(whenTrue: .constant(truth == true), whenFalse: .constant(truth == false), isExact: true)
    }
  }

  /// The size from which on the conditions of a column are not carried over to what is computed from it.
  private static let largest = 200

  var condition: Condition { Self.all(conditions) }

  mutating func close() { isClosed = true }

  mutating func require(_ expression: ESQLBound) {
    guard !isClosed else {
      isExact = false
      return
    }
    let truth = truth(of: expression)
    isExact = isExact && truth.isExact
    if truth.whenTrue != .constant(true) { conditions.append(truth.whenTrue) }
  }

  mutating func define(_ slot: Int, as expression: ESQLBound) {
    let truth = truth(of: expression)
    let isSmall = Self.size(truth.whenTrue) + Self.size(truth.whenFalse) <= Self.largest
    definitions[slot] = Definition(truth: isSmall ? truth : .unknown, required: required(expression))
  }

  /// A column taken out of a value, of which nothing is known but that it is null if the value is.
  mutating func define(_ slot: Int, from input: ESQLBound) {
    definitions[slot] = Definition(truth: .unknown, required: required(input))
  }

  // MARK: Truth

  private func truth(of expression: ESQLBound) -> Truth {
    switch expression {
    case .literal(let value): return .constant(value.truth)
    case .slot(let slot): return truth(ofSlot: slot)
    case .not(let operand): return truth(of: operand).negated
    case .and(let operands):
      let truths = operands.map(truth(of:))
      return Truth(
        whenTrue: Self.all(truths.map(\.whenTrue)), whenFalse: Self.any(truths.map(\.whenFalse)),
        isExact: truths.allSatisfy(\.isExact))
    case .or(let operands):
      let truths = operands.map(truth(of:))
      return Truth(
        whenTrue: Self.any(truths.map(\.whenTrue)), whenFalse: Self.all(truths.map(\.whenFalse)),
        isExact: truths.allSatisfy(\.isExact))
    case .comparison(let comparison, let left, let right): return truth(of: comparison, left, right)
    case .isIn(let operand, let list):
      return truth(of: .or(list.map { .comparison(.equal, operand, $0) }))
    case .isNull(let operand): return truth(ofNull: operand)
    case .like(let operand, let globs): return like(operand, globs)
    case .rlike(let operand, let patterns):
      guard let name = field(operand) else { return strict(expression) }
      // A search that is given up matches nothing, so that its negation tells nothing.
      let any = Self.any(patterns.map { Self.test(name, .matchesRegex($0.pattern)) })
      return Truth(whenTrue: any, whenFalse: Self.test(name, .exists), isExact: false)
    case .call(let function, let arguments): return truth(of: function, arguments) ?? strict(expression)
    case .condition(let condition, _):
      return Truth(whenTrue: condition, whenFalse: .not(condition), isExact: true)
    default: return strict(expression)
    }
  }

  /// A column that is a boolean.
  private func truth(ofSlot slot: Int) -> Truth {
    if let definition = definitions[slot] { return definition.truth }
    guard let name = fields[slot] else { return .unknown }
    return Truth(
      whenTrue: Self.test(name, .equals("true")), whenFalse: Self.test(name, .equals("false")), isExact: true)
  }

  private func truth(of comparison: ESQLComparison, _ left: ESQLBound, _ right: ESQLBound) -> Truth {
    if case .literal = left {
      if case .literal = right { return strict(.comparison(comparison, left, right)) }
      return truth(of: comparison.mirrored, right, left)
    }
    guard case .literal(let literal) = right else { return strict(.comparison(comparison, left, right)) }
    guard literal.isSingle else { return .constant(nil) }
    // `true == f(x)`.
    if case .boolean(let value) = literal, field(left) == nil {
      let truth = truth(of: left)
      switch comparison {
      case .equal: return value ? truth : truth.negated
      case .notEqual: return value ? truth.negated : truth
      default: return .unknown
      }
    }
    guard let name = field(left), let text = Self.text(of: literal) else {
      return strict(.comparison(comparison, left, right))
    }
    let exists = Self.test(name, .exists)
    switch comparison {
    case .equal, .notEqual:
      let equals = Self.test(name, .equals(text))
      // Of numbers, addresses and networks a condition compares the value, where ES|QL may compare texts.
      let isWide = IPNetwork(text) != nil || Double(text) != nil
      let unequal = isWide ? exists : .all([exists, .not(equals)])
      let truth = Truth(whenTrue: equals, whenFalse: unequal, isExact: !isWide)
      return comparison == .equal ? truth : truth.negated
    default:
      // Texts may be dates, whose order is another.
      guard literal.number != nil else { return Truth(whenTrue: exists, whenFalse: exists, isExact: false) }
      return Truth(
        whenTrue: Self.test(name, .ordered(comparison.order, text)),
        whenFalse: Self.test(name, .ordered(comparison.negated.order, text)), isExact: false)
    }
  }

  private func truth(ofNull operand: ESQLBound) -> Truth {
    if let name = field(operand) {
      let exists = Self.test(name, .exists)
      return Truth(whenTrue: .not(exists), whenFalse: exists, isExact: true)
    }
    let required = strict(operand)
    return Truth(whenTrue: .constant(true), whenFalse: required.whenTrue, isExact: false)
  }

  private func like(_ operand: ESQLBound, _ globs: [Glob]) -> Truth {
    guard let name = field(operand) else { return strict(operand) }
    let any = Self.any(globs.map { Self.test(name, .matches($0)) })
    return Truth(whenTrue: any, whenFalse: .all([Self.test(name, .exists), .not(any)]), isExact: true)
  }

  private func truth(of function: ESQLFunction, _ arguments: [ESQLBound]) -> Truth? {
    guard let first = arguments.first, field(first) != nil else { return nil }
    let literals = arguments.dropFirst().compactMap { argument -> String? in
      if case .literal(.string(let text)) = argument { text } else { nil }
    }
    guard literals.count == arguments.count - 1 else { return nil }
    switch function.name {
    case "STARTS_WITH": return like(first, [Glob(parts: [.literal(Array(literals[0].utf8)), .anyRun])])
    case "ENDS_WITH": return like(first, [Glob(parts: [.anyRun, .literal(Array(literals[0].utf8))])])
    case "CONTAINS": return like(first, [Glob(parts: [.anyRun, .literal(Array(literals[0].utf8)), .anyRun])])
    case "CIDR_MATCH":
      guard let name = field(first) else { return nil }
      return Truth(
        whenTrue: Self.any(literals.map { Self.test(name, .inNetwork($0)) }), whenFalse: Self.test(name, .exists),
        isExact: false)
    default: return nil
    }
  }

  /// Of a value that is null if one of some fields is: neither true nor false without them.
  private func strict(_ expression: ESQLBound) -> Truth {
    let exists = Self.all(required(expression).sorted().map { Self.test($0, .exists) })
    return Truth(whenTrue: exists, whenFalse: exists, isExact: false)
  }

  /// The fields without which the value is null.
  private func required(_ expression: ESQLBound) -> Set<String> {
    switch expression {
    case .literal, .and, .or, .isNull, .choice, .condition: []
    case .coalesced(let operands): operands.count == 1 ? required(operands[0]) : []
    case .slot(let slot): definitions[slot]?.required ?? fields[slot].map { [$0] } ?? []
    case .isIn(let operand, _): required(operand)
    case .call(let function, let arguments):
      function.isStrict ? arguments.reduce(into: []) { $0.formUnion(required($1)) } : []
    case .not, .comparison, .arithmetic, .negated, .like, .rlike, .replaced:
      expression.operands.reduce(into: []) { $0.formUnion(required($1)) }
    }
  }

  // MARK: Parts

  /// The field that the expression is.
  private func field(_ expression: ESQLBound) -> String? {
    if case .slot(let slot) = expression { fields[slot] } else { nil }
  }

  private static func test(_ name: String, _ comparison: Comparison) -> Condition {
    .test(FieldTest(.field(name), comparison))
  }

  /// The literal as conditions write it.
  private static func text(of literal: ESQLValue) -> String? {
    switch literal {
    case .string, .boolean, .integer: literal.text
    // Whole numbers without a point, which whole fields read, too.
    case .double(let value):
      if let whole = Int64(exactly: value) { abs(value) < 9e15 ? String(whole) : nil } else { value.description }
    default: nil
    }
  }

  private static func all(_ conditions: [Condition]) -> Condition {
    let rest = conditions.filter { $0 != .constant(true) }
    if rest.contains(.constant(false)) { return .constant(false) }
    return rest.isEmpty ? .constant(true) : rest.count == 1 ? rest[0] : .all(rest)
  }

  private static func any(_ conditions: [Condition]) -> Condition {
    let rest = conditions.filter { $0 != .constant(false) }
    if rest.contains(.constant(true)) { return .constant(true) }
    return rest.isEmpty ? .constant(false) : rest.count == 1 ? rest[0] : .any(rest)
  }

  private static func size(_ condition: Condition) -> Int {
    switch condition {
    case .constant, .test, .computed: 1
    case .not(let condition), .nested(_, let condition), .scoped(_, let condition): 1 + size(condition)
    case .all(let conditions), .any(let conditions): conditions.reduce(1) { $0 + size($1) }
    }
  }
}

extension ESQLComparison {
  fileprivate var order: Comparison.Order {
    switch self {
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .equal, .notEqual, .greaterOrEqual: .greaterOrEqual
    }
  }
}
