import SluiceCore
import SluiceRules

/// A sufficiently rare thing that can be looked up in a record: a value of a field, or a pattern that one matches.
enum IndexKey: Hashable {
  case value(column: Int32, bytes: [UInt8], ignoresCase: Bool)
  case pattern(Test)
}

/// Keys one of which every record has that the formula holds for.
struct IndexKeys {
  var keys: [IndexKey]
  /// An estimate of the share of records that have one of them.
  var share: Double
  /// The fields that they read.
  var fields: [String]

  var priority: Int { fields.map { FieldSelectivity.priority($0) }.max() ?? .max }

  /// Whether nearly every record has one of them.
  var isWeak: Bool { share >= 0.4 }
}

/// Derives keys from formulas, and knows how many different values the rules name for each field: a field for which
/// they name many tells records apart well.
struct KeyChooser {
  private var named: [Int32: Set<[UInt8]>] = [:]

  /// Takes the values that `formula` wants into account.
  mutating func note(_ formula: Formula) {
    formula.forEachTest { test, isNegated in
      guard !isNegated, let values = test.values else { return }
      named[test.column, default: []].formUnion(values)
    }
  }

  /// The rarest keys of the formula; nil when a record without any can match it.
  func keys(of formula: Formula) -> IndexKeys? {
    switch formula {
    case .constant: return nil
    case .test(let test, let isNegated): return isNegated ? nil : keys(of: test)
    case .all(let members): return best(members)?.keys
    case .any(let members):
      var result = IndexKeys(keys: [], share: 0, fields: [])
      for member in members {
        guard let keys = keys(of: member) else { return nil }
        result.keys += keys.keys
        result.share += keys.share
        result.fields += keys.fields.filter { !result.fields.contains($0) }
      }
      return result
    }
  }

  /// The member with the rarest keys, and its keys. Among equals the field that rules usually ask first, then the
  /// first.
  func best(_ members: [Formula]) -> (index: Int, keys: IndexKeys)? {
    var best: (index: Int, keys: IndexKeys)?
    for (index, member) in members.enumerated() {
      guard let keys = keys(of: member) else { continue }
      if let current = best, (current.keys.share, current.keys.priority) <= (keys.share, keys.priority) { continue }
      best = (index, keys)
    }
    return best
  }

  private func keys(of test: Test) -> IndexKeys? {
    // Reading a rendered column for every record costs more than the rules that it would spare.
    guard test.cost != .rendered else { return nil }
    if let values = test.values {
      let keys = values.map { IndexKey.value(column: test.column, bytes: $0, ignoresCase: false) }
      return IndexKeys(keys: keys, share: share(test, Double(values.count)), fields: [test.field])
    }
    guard case .glob(let glob) = test.probe else { return nil }
    if glob.ignoresCase, case .literal(let bytes)? = glob.parts.first, glob.parts.count == 1 {
      let key = IndexKey.value(column: test.column, bytes: folded(bytes), ignoresCase: true)
      return IndexKeys(keys: [key], share: share(test, 1), fields: [test.field])
    }
    // The longer the text that matches begin with or hold, the fewer values do.
    let breadth = glob.prefix.map { max(2, 40 / Double($0.count)) } ?? max(4, 80 / Double(max(2, glob.longestText)))
    return IndexKeys(keys: [.pattern(test)], share: share(test, breadth), fields: [test.field])
  }

  private func share(_ test: Test, _ count: Double) -> Double {
    let known = FieldSelectivity.spread(test.field)
    let spread = known <= 2 ? known : max(known, Double(named[test.column]?.count ?? 0))
    return min(1, count / spread)
  }
}

extension Glob {
  /// The bytes of the longest text in it.
  var longestText: Int {
    parts.reduce(0) { longest, part in if case .literal(let bytes) = part { max(longest, bytes.count) } else { longest }
    }
  }

  /// The text that every match begins with.
  var prefix: [UInt8]? {
    if case .literal(let bytes)? = parts.first { bytes } else { nil }
  }
}

extension Formula {
  /// Whether the formula holds as soon as a record has one of its keys.
  var isDecidedByKeys: Bool {
    switch self {
    case .constant, .all: false
    case .test: true
    case .any(let members): members.allSatisfy(\.isDecidedByKeys)
    }
  }
}
