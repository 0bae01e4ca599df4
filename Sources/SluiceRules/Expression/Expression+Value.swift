extension Expression {
  /// What the expression is for values of its fields.
  ///
  /// The rules are those of Elasticsearch's EQL functions:
  /// - null in, null out, but for `isNull`, optional arguments, and `and`/`or` where the other side decides;
  /// - whole numbers have 64 bits and are divided without a remainder; a result that does not fit and a division by
  ///   zero are null (Elasticsearch fails the query);
  /// - places and lengths in a text count UTF-16 code units;
  /// - where case is ignored, ASCII letters match either case.
  ///
  /// Where Elasticsearch would refuse a type the value's text is taken, and a text that reads as a number equals the
  /// number; what can't be compared is unequal, and neither less nor greater.
  ///
  /// - Complexity: linear in the expression and in the texts, for `contains`, `indexOf`, `like` and regular expressions
  ///   in the product of the lengths.
  package func value(of fields: [Scalar]) -> Scalar {
    switch self {
    case .literal(let value): value
    case .field(let place): fields.indices.contains(place) ? fields[place] : .null
    case .call(let function, let ignoresCase, let arguments):
      switch function {
      case .and, .or: Self.logic(function == .or, arguments, fields)
      default: function.value(arguments.map { $0.value(of: fields) }, ignoresCase: ignoresCase)
      }
    }
  }

  /// The value that decides (true for `or`, false for `and`) wins over null.
  private static func logic(_ deciding: Bool, _ arguments: [Expression], _ fields: [Scalar]) -> Scalar {
    var isKnown = true
    for argument in arguments {
      let value = argument.value(of: fields).truth
      if value == deciding { return .boolean(deciding) }
      if value == nil { isKnown = false }
    }
    return isKnown ? .boolean(!deciding) : .null
  }
}

extension Function {
  /// The function of values that are known.
  func value(_ arguments: [Scalar], ignoresCase: Bool) -> Scalar {
    func argument(_ place: Int) -> Scalar { place < arguments.count ? arguments[place] : .null }
    let first = argument(0)
    let second = argument(1)
    switch self {
    case .isNull: return .boolean(first == .null)
    case .not: return first.truth.map { .boolean(!$0) } ?? .null
    case .and, .or:
      return Expression.call(self, ignoresCase: false, arguments.map { .literal($0) }).value(of: [])
    case .equals, .notEquals:
      guard first != .null, second != .null else { return .null }
      return .boolean(first.equals(second, ignoresCase: ignoresCase) == (self == .equals))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard first != .null, second != .null else { return .null }
      return .boolean(first.sign(against: second, ignoresCase: ignoresCase).map(isSatisfied) ?? false)
    case .isIn:
      guard first != .null else { return .null }
      return .boolean(arguments.dropFirst().contains { first.equals($0, ignoresCase: ignoresCase) })
    case .add, .subtract, .multiply, .divide, .modulo: return arithmetic(first, second)
    case .negate: return Function.subtract.arithmetic(.integer(0), first)
    case .concat:
      let texts = arguments.compactMap(\.text)
      return texts.count == arguments.count ? .string(texts.joined()) : .null
    case .string: return first.text.map { .string($0) } ?? .null
    case .contains, .startsWith, .endsWith, .like, .matchesRegex, .inNetwork, .between, .indexOf, .length, .number,
      .substring, .minuteOf, .hourOf, .dayOf, .weekOf, .monthOf, .yearOf:
      guard let text = first.text else { return .null }
      return ofText(text, Array(arguments.dropFirst()), ignoresCase: ignoresCase)
    }
  }

  /// Whether the order of two values (negative, 0 or positive) is the one that the comparison asks for.
  private func isSatisfied(_ sign: Int) -> Bool {
    switch self {
    case .less: sign < 0
    case .lessOrEqual: sign <= 0
    case .greater: sign > 0
    case .greaterOrEqual: sign >= 0
    default: false
    }
  }
}
