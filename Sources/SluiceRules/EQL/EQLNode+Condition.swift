extension EQLNode {
  /// What the condition asks of a record.
  ///
  /// A condition is true or false: a field without a value makes every comparison false, and so its negation, `!=` and
  /// `not in` true; `== null` asks whether there is no value. This holds for tests of one field against constants.
  /// What needs functions or several fields is computed, where null counts as false in the end (`!=`, too).
  ///
  /// - Throws: when it is a value and not a condition.
  package func condition() throws(QueryError) -> Condition {
    switch kind {
    case .and(let nodes): return .all(try Self.conditions(nodes))
    case .or(let nodes): return .any(try Self.conditions(nodes))
    case .not(let node): return .not(try node.condition())
    case .literal(.boolean(let value)): return .constant(value)
    case .literal(.null): return .constant(false)
    case .literal, .arithmetic, .negative: throw notACondition("a value")
    case .field(let name, _): return .test(FieldTest(.field(name), .equals("true")))
    case .call(let function, let ignoresCase, let arguments):
      guard function.isBoolean else { throw notACondition("`\(function.rawValue)(…)`") }
      return call(function, ignoresCase, arguments)
    case .comparison(let relation, let left, let right): return try comparison(relation, left, right)
    case .isIn(let node, let values, let ignoresCase):
      guard case .field(let name, _) = node.kind, let constants = Self.constants(values) else { return computed }
      return .any(
        constants.compactMap { value in
          value.text.map { text in
            guard case .string = value else { return .test(FieldTest(.field(name), .equals(text))) }
            return .test(FieldTest(.field(name), .equals(text, ignoresCase: ignoresCase)))
          }
        })
    case .resembles(let node, let values): return try resemblance(node, values)
    case .like(let node, let patterns, let ignoresCase):
      guard case .field(let name, _) = node.kind else { return computed }
      return Self.anyTest(of: name, patterns.map { .like($0, ignoresCase: ignoresCase) })
    case .regex(let node, let regexps, let ignoresCase):
      guard case .field(let name, _) = node.kind else { return computed }
      return Self.anyTest(of: name, regexps.map { .matchesRegex($0.pattern(ignoresCase: ignoresCase)) })
    }
  }

  private static func conditions(_ nodes: [EQLNode]) throws(QueryError) -> [Condition] {
    var conditions: [Condition] = []
    for node in nodes { conditions.append(try node.condition()) }
    return conditions
  }

  private func notACondition(_ what: String) -> QueryError {
    QueryError("\(what) is no condition: compare it with something", at: range.lowerBound, expected: ["a condition"])
  }

  // MARK: Comparisons

  private func comparison(_ relation: Relation, _ left: EQLNode, _ right: EQLNode) throws(QueryError) -> Condition {
    if let node = EQLExpressionBuilder.comparedWithNull(left, right) {
      guard relation == .equal || relation == .notEqual else { return .constant(false) }
      guard case .field(let name, _) = node.kind else { return computed }
      let exists = Condition.test(FieldTest(.field(name), .exists))
      return relation == .equal ? .not(exists) : exists
    }
    guard let constant = right.constant else {
      guard left.constant != nil else { return computed }
      return try comparison(relation.flipped, right, left)
    }
    switch (left.kind, constant) {
    case (.field(let name, _), _):
      guard let text = constant.text else { return .constant(relation == .notEqual) }
      let field = FieldSelector.field(name)
      switch relation {
      case .equal: return .test(FieldTest(field, .equals(text)))
      case .notEqual: return .not(.test(FieldTest(field, .equals(text))))
      case .less: return .test(FieldTest(field, .ordered(.less, text)))
      case .lessOrEqual: return .test(FieldTest(field, .ordered(.lessOrEqual, text)))
      case .greater: return .test(FieldTest(field, .ordered(.greater, text)))
      case .greaterOrEqual: return .test(FieldTest(field, .ordered(.greaterOrEqual, text)))
      }
    case (_, .boolean(let value)) where left.isCondition && (relation == .equal || relation == .notEqual):
      // A condition that is compared with a truth value is that condition or its negation.
      let condition = try left.condition()
      return value == (relation == .equal) ? condition : .not(condition)
    default: return computed
    }
  }

  private func resemblance(_ node: EQLNode, _ values: [EQLNode]) throws(QueryError) -> Condition {
    guard let constants = Self.constants(values) else {
      // `true : condition`
      if values.count == 1, case .literal(.boolean) = node.kind { return try comparison(.equal, values[0], node) }
      return computed
    }
    if node.isCondition, constants.count == 1, case .boolean = constants[0] {
      return try comparison(.equal, node, values[0])
    }
    guard case .field(let name, _) = node.kind else { return computed }
    return Self.anyTest(
      of: name,
      constants.compactMap { value in
        if case .string(let text) = value { return .like(text, ignoresCase: true) }
        return value.text.map { .equals($0) }
      })
  }

  // MARK: Functions

  /// A function of one field and constants becomes a test; Elasticsearch turns these into queries of its index, and
  /// reads the needle of `stringContains` and `endsWith` as a wildcard pattern with escapes.
  private func call(_ function: EQLFunction, _ ignoresCase: Bool, _ arguments: [EQLNode]) -> Condition {
    guard case .field(let name, _) = arguments[0].kind, let constants = Self.constants(arguments.dropFirst()) else {
      return computed
    }
    if function == .cidrMatch { return Self.anyTest(of: name, constants.compactMap(\.text).map { .inNetwork($0) }) }
    guard let needle = constants[0].text else { return .constant(false) }
    let parts: [Glob.Part]
    switch function {
    case .stringContains: parts = [.anyRun] + Glob.Part.escaped(needle) + [.anyRun]
    case .endsWith: parts = [.anyRun] + Glob.Part.escaped(needle)
    case .startsWith: parts = [.literal(Array(needle.utf8)), .anyRun]
    default: return computed
    }
    return .test(FieldTest(.field(name), .matches(Glob(parts: parts, ignoresCase: ignoresCase))))
  }

  // MARK: Constants

  /// Whether it is true or false rather than a value; a field can be either and is none here.
  private var isCondition: Bool {
    switch kind {
    case .and, .or, .not, .comparison, .isIn, .resembles, .like, .regex: true
    case .call(let function, _, _): function.isBoolean
    case .literal, .field, .negative, .arithmetic: false
    }
  }

  /// Its value, if it does not depend on a field.
  private var constant: Scalar? {
    guard case .literal(let value) = computation.expression else { return nil }
    return value
  }

  private static func constants(_ nodes: some Sequence<EQLNode>) -> [Scalar]? {
    var constants: [Scalar] = []
    for node in nodes {
      guard let constant = node.constant else { return nil }
      constants.append(constant)
    }
    return constants
  }

  private var computed: Condition {
    let computation = computation
    guard case .literal(let value) = computation.expression else { return .computed(computation) }
    return .constant(value.truth ?? false)
  }

  private static func anyTest(of field: String, _ comparisons: [Comparison]) -> Condition {
    let tests = comparisons.map { Condition.test(FieldTest(.field(field), $0)) }
    return tests.count == 1 ? tests[0] : .any(tests)
  }
}

extension Comparison {
  /// The whole value, in any case of its ASCII letters perhaps.
  fileprivate static func equals(_ text: String, ignoresCase: Bool) -> Comparison {
    let hasCase = text.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
    guard ignoresCase, hasCase else { return .equals(text) }
    return .matches(Glob(parts: [.literal(Array(text.utf8))], ignoresCase: true))
  }

  /// A pattern with `*` and `?`; without any it is a value.
  fileprivate static func like(_ text: String, ignoresCase: Bool) -> Comparison {
    guard text.unicodeScalars.contains(where: { $0 == "*" || $0 == "?" }) else {
      return .equals(text, ignoresCase: ignoresCase)
    }
    return .matches(Glob(simple: text, ignoresCase: ignoresCase))
  }
}

extension Glob.Part {
  /// The pattern of Lucene's wildcard query: `*` and `?` are wildcards unless a backslash stands before them; a
  /// backslash takes the special meaning of whatever follows, and is one itself at the end.
  fileprivate static func escaped(_ text: String) -> [Glob.Part] {
    var parts: [Glob.Part] = []
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      switch scalar {
      case "*": parts.append(.anyRun)
      case "?": parts.append(.anyOne)
      case "\\": parts.append(.literal(Array(String(scalars.next() ?? "\\").utf8)))
      default: parts.append(.literal(Array(String(scalar).utf8)))
      }
    }
    return parts
  }
}
