extension ESQLParser {
  /// From the loosest binding to the tightest: `OR`, `AND`, `NOT`, comparisons and predicates, `+ -`, `* / %`, signs, `::`.
  mutating func expression() throws(QueryError) -> ESQLExpression {
    let first = try conjunction()
    guard isWord("OR") else { return first }
    var operands = [first]
    while try take(word: "OR") { operands.append(try conjunction()) }
    return try ESQLExpression(.or(operands), span(operands), over: operands)
  }

  private mutating func conjunction() throws(QueryError) -> ESQLExpression {
    let first = try negation()
    guard isWord("AND") else { return first }
    var operands = [first]
    while try take(word: "AND") { operands.append(try negation()) }
    return try ESQLExpression(.and(operands), span(operands), over: operands)
  }

  private mutating func negation() throws(QueryError) -> ESQLExpression {
    let start = range.lowerBound
    guard try take(word: "NOT") else { return try predicate() }
    let operand = try nested { parser throws(QueryError) in try parser.negation() }
    return try ESQLExpression(.not(operand), start..<lastEnd, over: [operand])
  }

  private mutating func predicate() throws(QueryError) -> ESQLExpression {
    let left = try operand()
    let start = left.range.lowerBound
    if case .symbol(let symbol) = token {
      if symbol == .assign {
        throw QueryError("`=` names a column; to compare, write `==`", at: range.lowerBound, expected: ["`==`"])
      }
      if symbol == .colon { return try match(left) }
      if let comparison = Self.comparison(symbol) {
        try advance()
        let right = try operand()
        if case .symbol(let next) = token, Self.comparison(next) != nil {
          throw QueryError("comparisons don't chain: join them with `AND`", at: range.lowerBound, expected: ["`AND`"])
        }
        return try ESQLExpression(.comparison(comparison, left, right), start..<lastEnd, over: [left, right])
      }
      return left
    }
    if try take(word: "IS") {
      let isNegated = try take(word: "NOT")
      try expect(word: "NULL")
      return try negated(isNegated, try ESQLExpression(.isNull(left), start..<lastEnd, over: [left]))
    }
    let isNegated = try take(word: "NOT")
    if try take(word: "IN") {
      try expect(.openParenthesis)
      var list: [ESQLExpression] = []
      repeat { list.append(try nested { parser throws(QueryError) in try parser.expression() }) } while try take(.comma)
      try expect(.closeParenthesis)
      return try negated(
        isNegated, try ESQLExpression(.isIn(left, list), start..<lastEnd, over: [left] + list))
    }
    if try take(word: "LIKE") {
      let patterns = try patternList().map { Glob(like: $0.text) }
      return try negated(isNegated, try ESQLExpression(.like(left, patterns), start..<lastEnd, over: [left]))
    }
    if try take(word: "RLIKE") {
      var expressions: [ESQLRegex] = []
      for (text, offset) in try patternList() { expressions.append(try ESQLRegex(rlike: text, at: offset)) }
      return try negated(isNegated, try ESQLExpression(.rlike(left, expressions), start..<lastEnd, over: [left]))
    }
    if isNegated { throw unexpected(expecting: ["`IN`", "`LIKE`", "`RLIKE`"]) }
    return left
  }

  private func negated(_ isNegated: Bool, _ expression: ESQLExpression) throws(QueryError) -> ESQLExpression {
    isNegated ? try ESQLExpression(.not(expression), expression.range, over: [expression]) : expression
  }

  /// One pattern, or several in brackets.
  private mutating func patternList() throws(QueryError) -> [(text: String, offset: Int)] {
    var patterns: [(text: String, offset: Int)] = []
    let isList = try take(.openParenthesis)
    repeat {
      let offset = range.lowerBound
      patterns.append((try string(), offset))
    } while isList ? try take(.comma) : false
    if isList { try expect(.closeParenthesis) }
    return patterns
  }

  private static func comparison(_ symbol: ESQLToken.Symbol) -> ESQLComparison? {
    switch symbol {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  // MARK: Arithmetic

  /// What comparisons and predicates have on their sides.
  mutating func operand() throws(QueryError) -> ESQLExpression {
    var left = try product()
    while true {
      let operation: ESQLArithmetic
      if try take(.plus) { operation = .add } else if try take(.minus) { operation = .subtract } else { return left }
      let right = try product()
      left = try ESQLExpression(
        .arithmetic(operation, left, right), left.range.lowerBound..<lastEnd, over: [left, right])
    }
  }

  private mutating func product() throws(QueryError) -> ESQLExpression {
    var left = try signed()
    while true {
      let operation: ESQLArithmetic
      if try take(.star) {
        operation = .multiply
      } else if try take(.slash) {
        operation = .divide
      } else if try take(.percent) {
        operation = .remainder
      } else {
        return left
      }
      let right = try signed()
      left = try ESQLExpression(
        .arithmetic(operation, left, right), left.range.lowerBound..<lastEnd, over: [left, right])
    }
  }

  private mutating func signed() throws(QueryError) -> ESQLExpression {
    let start = range.lowerBound
    if try take(.plus) { return try nested { parser throws(QueryError) in try parser.signed() } }
    guard try take(.minus) else { return try cast() }
    let operand = try nested { parser throws(QueryError) in try parser.signed() }
    switch operand.literal {
    case .integer(let value): return try ESQLExpression(.literal(.integer(0 &- value)), start..<lastEnd)
    case .double(let value): return try ESQLExpression(.literal(.double(-value)), start..<lastEnd)
    case .duration(let value): return try ESQLExpression(.literal(.duration(-value)), start..<lastEnd)
    default: return try ESQLExpression(.negated(operand), start..<lastEnd, over: [operand])
    }
  }

  private mutating func cast() throws(QueryError) -> ESQLExpression {
    var operand = try primary()
    while try take(.cast) {
      let offset = range.lowerBound
      guard case .name(let type, _) = token else { throw unexpected(expecting: ["a type"]) }
      try advance()
      let span = operand.range.lowerBound..<lastEnd
      if case .string(let text) = operand.literal, ["time_duration", "date_period"].contains(type.lowercased()) {
        guard let duration = ESQLDuration(text) else {
          throw QueryError("`\(text)` is no span of time", at: operand.range.lowerBound, expected: ["`\"5 minutes\"`"])
        }
        operand = try ESQLExpression(.literal(.duration(duration)), span)
        continue
      }
      guard let function = ESQLFunction.cast(to: type) else {
        throw QueryError("`\(type)` is no type to cast to", at: offset, expected: ESQLFunction.castNames)
      }
      operand = try ESQLExpression(.call(function, [operand]), span, over: [operand])
    }
    return operand
  }

  // MARK: Operands

  private mutating func primary() throws(QueryError) -> ESQLExpression {
    let start = range.lowerBound
    switch token {
    case .integer(let value):
      try advance()
      if case .name(let unit, isQuoted: false) = token, !Self.keywords.contains(unit.uppercased()) {
        guard let duration = ESQLDuration(value, unit: unit) else {
          let hint = Spelling.nearest(to: unit, in: ESQLDuration.unitNames).map { ": did you mean `\($0)`?" } ?? ""
          throw QueryError("`\(value) \(unit)` is no span of time\(hint)", at: start, expected: ESQLDuration.unitNames)
        }
        try advance()
        return try ESQLExpression(.literal(.duration(duration)), start..<lastEnd)
      }
      return try ESQLExpression(.literal(.integer(value)), start..<lastEnd)
    case .decimal(let value):
      try advance()
      return try ESQLExpression(.literal(.double(value)), start..<lastEnd)
    case .string(let text, _):
      try advance()
      return try ESQLExpression(.literal(.string(text)), start..<lastEnd)
    case .symbol(.openParenthesis):
      try advance()
      let inner = try nested { parser throws(QueryError) in try parser.expression() }
      try expect(.closeParenthesis)
      return inner
    case .symbol(.openBracket): return try list()
    case .symbol(.parameter):
      throw QueryError("parameters (`?`) have no values in a rule", at: start, expected: ["a literal"])
    case .name(let name, let isQuoted): return try named(name, isQuoted: isQuoted)
    default: throw unexpected(expecting: ["an expression"])
    }
  }

  private mutating func named(_ name: String, isQuoted: Bool) throws(QueryError) -> ESQLExpression {
    let start = range.lowerBound
    if !isQuoted {
      var ahead = lexer
      if try ahead.next().token == .symbol(.openParenthesis), !["NOT", "IN"].contains(name.uppercased()) {
        return try call()
      }
      let literal: ESQLValue? =
        switch name.uppercased() {
        case "NULL": .null
        case "TRUE": .boolean(true)
        case "FALSE": .boolean(false)
        default: nil
        }
      if let literal {
        try advance()
        return try ESQLExpression(.literal(literal), start..<lastEnd)
      }
    }
    let column = try columnName()
    return try ESQLExpression(.column(column), start..<lastEnd)
  }

  /// `[1, 2, 3]`: a literal of several values.
  private mutating func list() throws(QueryError) -> ESQLExpression {
    let start = range.lowerBound
    try advance()
    var values: [ESQLValue] = []
    repeat {
      let item = try nested { parser throws(QueryError) in try parser.signed() }
      guard let value = item.literal, value.isSingle else {
        throw QueryError("a list holds literals", at: item.range.lowerBound, expected: ["a literal"])
      }
      values.append(value)
    } while try take(.comma)
    try expect(.closeBracket)
    return try ESQLExpression(.literal(ESQLValue(values: values)), start..<lastEnd)
  }

  // MARK: Bounds

  /// Runs `content` one level deeper.
  mutating func nested<Result>(
    _ content: (inout ESQLParser) throws(QueryError) -> Result
  ) throws(QueryError) -> Result {
    guard nesting < ESQLExpression.greatestNesting else {
      throw QueryError(
        "more than \(ESQLExpression.greatestNesting) brackets and signs are open at once", at: range.lowerBound)
    }
    nesting += 1
    let result = try content(&self)
    nesting -= 1
    return result
  }

  private func span(_ operands: [ESQLExpression]) -> Range<Int> {
    (operands.first?.range.lowerBound ?? lastEnd)..<lastEnd
  }
}
