import SluiceRules

/// A condition with negation pushed down to its tests, for looking at what excludes what.
indirect enum Logic: Hashable {
  case constant(Bool)
  case test(FieldTest, isNegated: Bool)
  /// Something that is not looked into.
  case opaque
  case all([Logic])
  case any([Logic])

  init(_ condition: Condition, isNegated: Bool = false) {
    switch condition {
    case .constant(let value): self = .constant(value != isNegated)
    case .test(let test): self = .test(test, isNegated: isNegated)
    case .not(let inner): self.init(inner, isNegated: !isNegated)
    case .computed, .nested, .scoped: self = .opaque
    case .all(let members): self = Self.group(members.map { Logic($0, isNegated: isNegated) }, isAll: !isNegated)
    case .any(let members): self = Self.group(members.map { Logic($0, isNegated: isNegated) }, isAll: isNegated)
    }
  }

  /// A group with the members of groups of its kind put in.
  private static func group(_ members: [Logic], isAll: Bool) -> Logic {
    var flat: [Logic] = []
    for member in members {
      switch member {
      case .all(let inner) where isAll: flat += inner
      case .any(let inner) where !isAll: flat += inner
      default: flat.append(member)
      }
    }
    return isAll ? .all(flat) : .any(flat)
  }

  var negated: Logic {
    switch self {
    case .constant(let value): .constant(!value)
    case .test(let test, let isNegated): .test(test, isNegated: !isNegated)
    case .opaque: .opaque
    case .all(let members): .any(members.map(\.negated))
    case .any(let members): .all(members.map(\.negated))
    }
  }
}
