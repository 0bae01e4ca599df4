extension ESQLParser {
  /// `NAME(…)`: a function, an aggregate, or one of the forms that look like functions.
  mutating func call() throws(QueryError) -> ESQLExpression {
    let start = range.lowerBound
    guard case .name(let written, _) = token else { throw unexpected(expecting: ["a function"]) }
    let name = written.uppercased()
    try advance()
    try advance()
    if let aggregate = ESQLAggregate(name: name) { return try self.aggregate(aggregate, from: start) }
    guard Self.forms[name] != nil || ESQLFunction.named(name) != nil else {
      if let reason = Self.refused[name] {
        throw QueryError("`\(name)` is not supported: \(reason)", at: start)
      }
      let nearest = Spelling.nearest(to: name, in: Self.functionNames).map { ": did you mean `\($0)`?" } ?? ""
      throw QueryError("there is no function `\(written)`\(nearest)", at: start, expected: Self.functionNames)
    }
    let wasInStats = isInStats
    let arguments = try arguments()
    isInStats = wasInStats
    let span = start..<lastEnd
    let arity = Self.forms[name] ?? ESQLFunction.named(name)?.arity ?? 0...0
    guard arity.contains(arguments.count) else { throw Self.arityError(name, arity, arguments.count, at: start) }
    switch name {
    case "CASE": return try choice(arguments, span)
    case "COALESCE": return try ESQLExpression(.coalesced(arguments), span, over: arguments)
    case "REPLACE": return try replacement(arguments, span)
    case "KQL": return try kql(arguments[0], span)
    case "MATCH", "MATCH_PHRASE": return try match(arguments[0], arguments[1], span)
    default:
      guard let function = ESQLFunction.named(name) else { throw unexpected(expecting: ["a function"]) }
      return try ESQLExpression(.call(function, arguments), span, over: arguments)
    }
  }

  /// How many arguments the forms take that are no plain functions.
  private static let forms: [String: ClosedRange<Int>] = [
    "CASE": 2...1_000, "COALESCE": 1...1_000, "REPLACE": 3...3, "KQL": 1...1, "MATCH": 2...2, "MATCH_PHRASE": 2...2,
  ]

  private static let refused = [
    "QSTR": "its syntax is Lucene's; write `KQL(\"…\")`", "SCORE": "matches have no scores here",
    "RANDOM": "its result is random", "KNN": "fields hold no vectors", "DECAY": "matches have no scores here",
    "CATEGORIZE": "it clusters texts",
  ]

  static let functionNames = (Array(forms.keys) + ESQLFunction.names + ESQLAggregate.allCases.map(\.rawValue)).sorted()

  private static func arityError(
    _ name: String, _ arity: ClosedRange<Int>, _ count: Int, at offset: Int
  ) -> QueryError {
    let wanted =
      arity.lowerBound == arity.upperBound
      ? "\(arity.lowerBound)"
      : arity.upperBound >= 1_000 ? "\(arity.lowerBound) or more" : "\(arity.lowerBound) to \(arity.upperBound)"
    return QueryError("`\(name)` takes \(wanted) arguments, not \(count)", at: offset)
  }

  /// The arguments and the bracket that ends them.
  private mutating func arguments() throws(QueryError) -> [ESQLExpression] {
    if try take(.closeParenthesis) { return [] }
    var arguments: [ESQLExpression] = []
    repeat {
      arguments.append(try nested { parser throws(QueryError) in try parser.expression() })
    } while try take(.comma)
    try expect(.closeParenthesis)
    return arguments
  }

  private mutating func aggregate(_ aggregate: ESQLAggregate, from start: Int) throws(QueryError) -> ESQLExpression {
    guard isInStats else {
      throw QueryError(
        "`\(aggregate.rawValue)` is an aggregate: it stands in `STATS`, and not within another", at: start)
    }
    var arguments: [ESQLExpression] = []
    if aggregate == .count, try take(.star) {
      try expect(.closeParenthesis)
    } else {
      isInStats = false
      arguments = try self.arguments()
      isInStats = true
    }
    guard aggregate.arity.contains(arguments.count) else {
      throw Self.arityError(aggregate.rawValue, aggregate.arity, arguments.count, at: start)
    }
    try aggregate.check(arguments)
    return try ESQLExpression(.aggregate(aggregate, arguments), start..<lastEnd, over: arguments)
  }

  // MARK: Forms

  private func choice(_ arguments: [ESQLExpression], _ span: Range<Int>) throws(QueryError) -> ESQLExpression {
    var choices: [ESQLExpression.Choice] = []
    for index in stride(from: 0, to: arguments.count - 1, by: 2) {
      choices.append(ESQLExpression.Choice(condition: arguments[index], value: arguments[index + 1]))
    }
    let otherwise = arguments.count % 2 == 1 ? arguments.last : nil
    return try ESQLExpression(.choice(choices, otherwise: otherwise), span, over: arguments)
  }

  private func replacement(_ arguments: [ESQLExpression], _ span: Range<Int>) throws(QueryError) -> ESQLExpression {
    guard case .string(let pattern) = arguments[1].literal else {
      throw QueryError(
        "the expression that `REPLACE` looks for has to be a text in quotes", at: arguments[1].range.lowerBound)
    }
    let regex = try ESQLRegex(RegexPattern(pattern, isAnchored: false), at: arguments[1].range.lowerBound)
    return try ESQLExpression(
      .replaced(arguments[0], regex, arguments[2]), span, over: [arguments[0], arguments[2]])
  }

  private func kql(_ argument: ESQLExpression, _ span: Range<Int>) throws(QueryError) -> ESQLExpression {
    guard case .string(let text) = argument.literal else {
      throw QueryError("`KQL` takes a text in quotes", at: argument.range.lowerBound)
    }
    let condition: Condition
    do throws(QueryError) {
      condition = try parseKQL(text).condition
    } catch {
      throw QueryError(
        "the KQL query is wrong: \(error.message) (byte \(error.offset) of it)", at: argument.range.lowerBound,
        expected: error.expected)
    }
    if let reason = condition.obstacle {
      throw QueryError("the KQL query can't be computed for a row: \(reason)", at: argument.range.lowerBound)
    }
    return try ESQLExpression(.condition(condition), span)
  }

  /// `field : "text"`.
  mutating func match(_ field: ESQLExpression) throws(QueryError) -> ESQLExpression {
    try advance()
    let value = try operand()
    return try match(field, value, field.range.lowerBound..<lastEnd)
  }

  /// A field of type keyword matches a text that it is equal to; texts are not analysed.
  private func match(
    _ field: ESQLExpression, _ value: ESQLExpression, _ span: Range<Int>
  ) throws(QueryError) -> ESQLExpression {
    guard case .column(let name) = field.kind else {
      throw QueryError("a match looks at a field", at: field.range.lowerBound, expected: ["a field's name"])
    }
    guard let text = value.literal?.text else {
      throw QueryError("a match looks for a literal", at: value.range.lowerBound, expected: ["a literal"])
    }
    return try ESQLExpression(.condition(.test(FieldTest(.field(name), .equals(text)))), span)
  }
}
