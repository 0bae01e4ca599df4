/// The functions of EQL, as Elasticsearch has them; `match` and `wildcard` are of older versions.
package enum EQLFunction: String, Hashable, Sendable, CaseIterable {
  case add, between, cidrMatch, concat, divide, endsWith, indexOf, length, match, modulo, multiply, number, startsWith
  case string, stringContains, substring, subtract, wildcard

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .length, .string: 1...1
    case .add, .divide, .modulo, .multiply, .subtract, .endsWith, .startsWith, .stringContains: 2...2
    case .number: 1...2
    case .indexOf, .substring: 2...3
    case .between: 3...4
    case .cidrMatch, .match, .wildcard: 2...EQLParser.maximumItems
    case .concat: 1...EQLParser.maximumItems
    }
  }

  /// Whether `name~(…)` exists.
  var hasCaselessForm: Bool {
    switch self {
    case .between, .endsWith, .indexOf, .match, .startsWith, .stringContains, .wildcard: true
    default: false
    }
  }

  /// Whether it is a condition.
  var isBoolean: Bool {
    switch self {
    case .cidrMatch, .endsWith, .match, .startsWith, .stringContains, .wildcard: true
    default: false
    }
  }

  /// What computes it; nil for those that are written as another condition.
  var function: Function? {
    switch self {
    case .add: .add
    case .between: .between
    case .cidrMatch: .inNetwork
    case .concat: .concat
    case .divide: .divide
    case .endsWith: .endsWith
    case .indexOf: .indexOf
    case .length: .length
    case .modulo: .modulo
    case .multiply: .multiply
    case .number: .number
    case .startsWith: .startsWith
    case .string: .string
    case .stringContains: .contains
    case .substring: .substring
    case .subtract: .subtract
    case .match, .wildcard: nil
    }
  }
}
