import SluiceCore

extension Condition {
  /// Why it can't be computed for a row of columns; nil when it can.
  var obstacle: String? {
    switch self {
    case .constant: nil
    case .test(let test):
      if case .field = test.selector {
        if case .matchesRegex = test.comparison { "it has regular expressions" } else { nil }
      } else {
        "every condition needs the name of one field"
      }
    case .not(let condition): condition.obstacle
    case .all(let conditions), .any(let conditions): conditions.lazy.compactMap(\.obstacle).first
    case .nested: "nested objects are not in columns"
    case .computed: "it has computed values"
    case .scoped: "it names fields of records as they were delivered"
    }
  }

  /// The fields that it tests.
  var fieldNames: [String] {
    switch self {
    case .constant, .nested, .computed, .scoped: []
    case .test(let test): if case .field(let name) = test.selector { [name] } else { [] }
    case .not(let condition): condition.fieldNames
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.fieldNames)
    }
  }

  /// Whether it holds for a row's values; two-valued, and any of several values will do.
  func holds(_ value: (String) -> ESQLValue) -> Bool {
    switch self {
    case .constant(let constant): return constant
    case .test(let test):
      guard case .field(let name) = test.selector else { return false }
      return value(name).values.contains { $0.satisfies(test.comparison) }
    case .not(let condition): return !condition.holds(value)
    case .all(let conditions): return conditions.allSatisfy { $0.holds(value) }
    case .any(let conditions): return conditions.contains { $0.holds(value) }
    case .nested, .computed, .scoped: return false
    }
  }
}

extension ESQLValue {
  fileprivate func satisfies(_ comparison: Comparison) -> Bool {
    switch comparison {
    case .exists, .isPresent: true
    case .equals(let text), .inNetwork(let text):
      if case .ip(let address) = self { IPNetwork(text)?.contains(address) ?? false } else { sign(to: text) == 0 }
    case .matches(let glob): if case .string(let text) = self { glob.matches(text) } else { false }
    case .ordered(let order, let text): sign(to: text).map { order.holds($0) } ?? false
    default: false
    }
  }

  /// How it compares with a literal, which is read as a value of this type.
  private func sign(to text: String) -> Int? {
    switch self {
    case .integer, .double:
      Double(text).flatMap { number in ESQLValue.compare(self, Int64(text).map { .integer($0) } ?? .double(number)) }
    default: ESQLValue.compare(self, .string(text))
    }
  }
}

extension Comparison.Order {
  fileprivate func holds(_ sign: Int) -> Bool {
    switch self {
    case .less: sign < 0
    case .lessOrEqual: sign <= 0
    case .greater: sign > 0
    case .greaterOrEqual: sign >= 0
    }
  }
}
