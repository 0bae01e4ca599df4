extension SigmaItem {
  /// What the item asks of a record. Texts ignore the case of ASCII letters unless they are `cased`.
  ///
  /// - Throws: the first value that a modifier is not for.
  func condition(_ placeholders: SigmaPlaceholders) throws(SigmaMistake) -> Condition {
    let conditions = try terms(placeholders).map(condition)
    let condition: Condition = modifiers.contains(.all) ? .allOf(conditions) : .anyOf(conditions)
    return modifiers.contains(.neq) ? .not(condition) : condition
  }

  private func condition(_ term: SigmaTerm) -> Condition {
    if case .anyOf(let terms) = term { return .anyOf(terms.map(condition)) }
    guard let field else { return keyword(term) }
    func test(_ comparison: Comparison) -> Condition { .test(FieldTest(.field(field), comparison)) }
    switch term {
    case .text(let parts, let isCased):
      // A lone star asks for a value, whatever its type.
      return test(parts == [.anyRun] ? .exists : Self.comparison(parts, isCased))
    case .number(let text): return test(.equals(text))
    case .boolean(let flag): return test(Self.comparison([.literal(Array("\(flag)".utf8))], false))
    case .null: return .not(test(.exists))
    case .regex(let regex): return test(.matchesRegex(regex))
    case .network(let block): return test(.inNetwork(block))
    case .exists(let flag): return flag ? test(.isPresent) : .not(test(.isPresent))
    case .ordered(let order, let text): return test(.ordered(order, text))
    case .field(let reference): return Self.comparison(of: field, with: reference)
    case .time(let part, let order, let value): return Self.comparison(of: field, part, order, value)
    case .anyOf(let terms): return .anyOf(terms.map(condition))
    }
  }

  /// Keywords without a modifier that says where they stand are found anywhere in a value.
  private func keyword(_ term: SigmaTerm) -> Condition {
    func test(_ comparison: Comparison) -> Condition { .test(FieldTest(.anyField, comparison)) }
    let isPlaced = modifiers.contains { [.contains, .startswith, .endswith].contains($0) }
    func contained(_ text: String) -> Comparison {
      .matches(Glob(parts: [.anyRun, .literal(Array(text.utf8)), .anyRun], ignoresCase: true))
    }
    switch term {
    case .text(let parts, let isCased):
      return test(.matches(Glob(parts: isPlaced ? parts : [.anyRun] + parts + [.anyRun], ignoresCase: !isCased)))
    case .number(let text): return test(contained(text))
    case .boolean(let flag): return test(contained("\(flag)"))
    case .regex(let regex): return test(.matchesRegex(regex))
    case .anyOf(let terms): return .anyOf(terms.map(condition))
    default: return .constant(false)
    }
  }

  private static func comparison(_ parts: [Glob.Part], _ isCased: Bool) -> Comparison {
    if isCased, case .literal(let bytes)? = parts.first, parts.count == 1 {
      // As exact values such texts are found by index. Numbers and addresses are not: `equals` reads them.
      let text = String(decoding: bytes, as: UTF8.self)
      if bytes.contains(where: { !"0123456789abcdefABCDEF.:/+-".utf8.contains($0) }), text.utf8.elementsEqual(bytes) {
        return .equals(text)
      }
    }
    return .matches(Glob(parts: parts, ignoresCase: !isCased))
  }

  private static func comparison(of field: String, with reference: SigmaFieldReference) -> Condition {
    let function: Function =
      switch (reference.startsWith, reference.endsWith) {
      case (true, true): .contains
      case (true, false): .startsWith
      case (false, true): .endsWith
      case (false, false): .equals
      }
    return .computed(
      Computation(
        fields: [field, reference.name],
        expression: .call(function, ignoresCase: !reference.isCased, [.field(0), .field(1)])))
  }

  private static func comparison(
    of field: String, _ part: SigmaTimePart, _ order: Comparison.Order?, _ value: Int64
  ) -> Condition {
    let function: Function =
      switch order {
      case nil: .equals
      case .less?: .less
      case .lessOrEqual?: .lessOrEqual
      case .greater?: .greater
      case .greaterOrEqual?: .greaterOrEqual
      }
    let taken = Expression.call(part.function, ignoresCase: false, [.field(0)])
    return .computed(
      Computation(
        fields: [field], expression: .call(function, ignoresCase: false, [taken, .literal(.integer(value))])))
  }
}

extension Condition {
  /// All of them; one alone is itself.
  static func allOf(_ conditions: [Condition]) -> Condition {
    conditions.count == 1 ? conditions[0] : .all(conditions)
  }

  /// Any of them; one alone is itself.
  static func anyOf(_ conditions: [Condition]) -> Condition {
    conditions.count == 1 ? conditions[0] : .any(conditions)
  }
}
