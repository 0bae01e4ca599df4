import SluiceCore

/// A probe of a column.
struct Test: Hashable {
  let column: Int32
  /// The name under which a rule reads the column.
  let field: String
  let cost: Field.Cost
  let probe: Probe

  static func == (left: Test, right: Test) -> Bool { left.column == right.column && left.probe == right.probe }

  func hash(into hasher: inout Hasher) {
    hasher.combine(column)
    hasher.combine(probe)
  }
}

/// A condition in normal form: negation stands at tests only, groups of one kind are never nested in each other, and
/// constants stand alone. `all(_:)` and `any(_:)` keep it so.
indirect enum Formula {
  case constant(Bool)
  case test(Test, isNegated: Bool)
  /// Two members at least.
  case all([Formula])
  case any([Formula])

  /// Every one of `members`; true when there is none.
  static func conjunction(_ members: [Formula]) -> Formula {
    var flat: [Formula] = []
    for member in members {
      switch member {
      case .constant(false): return .constant(false)
      case .constant(true): continue
      case .all(let inner): flat += inner
      default: flat.append(member)
      }
    }
    // None of several values: not (a or b).
    flat = joiningSets(flat, areNegated: true)
    return flat.isEmpty ? .constant(true) : flat.count == 1 ? flat[0] : .all(flat)
  }

  /// At least one of `members`; false when there is none.
  static func disjunction(_ members: [Formula]) -> Formula {
    var flat: [Formula] = []
    for member in members {
      switch member {
      case .constant(true): return .constant(true)
      case .constant(false): continue
      case .any(let inner): flat += inner
      default: flat.append(member)
      }
    }
    flat = joiningSets(flat, areNegated: false)
    return flat.isEmpty ? .constant(false) : flat.count == 1 ? flat[0] : .any(flat)
  }

  /// Replaces the equality tests of each column by one test for the set of their values, and drops repeats.
  private static func joiningSets(_ members: [Formula], areNegated: Bool) -> [Formula] {
    var result: [Formula] = []
    var places: [Int32: (index: Int, values: Set<[UInt8]>)] = [:]
    var seen: [Bool: Set<Test>] = [:]
    for member in members {
      guard case .test(let test, let isNegated) = member else {
        result.append(member)
        continue
      }
      if isNegated == areNegated, let values = test.values {
        if let place = places[test.column] {
          places[test.column] = (place.index, place.values.union(values))
          continue
        }
        places[test.column] = (result.count, Set(values))
      } else if !seen[isNegated, default: []].insert(test).inserted {
        continue
      }
      result.append(member)
    }
    for (_, place) in places where place.values.count > 1 {
      guard case .test(let test, let isNegated) = result[place.index] else { continue }
      let values = place.values.sorted { $0.lexicographicallyPrecedes($1) }
      let joined = Test(column: test.column, field: test.field, cost: test.cost, probe: .oneOf(values))
      result[place.index] = .test(joined, isNegated: isNegated)
    }
    return result
  }
}

extension Test {
  /// The values one of which the test wants; nil when it is no equality of texts.
  var values: [[UInt8]]? {
    switch probe {
    case .equals(let value): [value]
    case .oneOf(let values): values
    default: nil
    }
  }
}
