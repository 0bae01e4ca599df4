import SluiceRules

extension Condition {
  /// Calls `body` with each test on fields and whether it stands under an odd number of negations. Tests inside nested
  /// objects come with the full names of their fields.
  ///
  /// - Complexity: O(size of the condition)
  func forEachTest(isNegated: Bool = false, prefix: String = "", _ body: (FieldTest, Bool) -> Void) {
    switch self {
    // Fields of another namespace are not the rule's.
    case .constant, .computed, .scoped: return
    case .test(var test):
      if !prefix.isEmpty, case .field(let name) = test.selector { test.selector = .field(prefix + name) }
      body(test, isNegated)
    case .not(let inner): inner.forEachTest(isNegated: !isNegated, prefix: prefix, body)
    case .all(let members), .any(let members):
      for member in members { member.forEachTest(isNegated: isNegated, prefix: prefix, body) }
    case .nested(let path, let inner):
      inner.forEachTest(isNegated: isNegated, prefix: prefix + path + ".", body)
    }
  }

  /// Calls `body` with each computation.
  func forEachComputation(_ body: (Computation) -> Void) {
    switch self {
    case .constant, .test, .scoped: return
    case .computed(let computation): body(computation)
    case .not(let inner), .nested(_, let inner): inner.forEachComputation(body)
    case .all(let members), .any(let members): for member in members { member.forEachComputation(body) }
    }
  }

  /// The names of the fields that it reads, each once, in their order.
  var fieldNames: [String] {
    var names: [String] = []
    var seen: Set<String> = []
    forEachTest { test, _ in
      if case .field(let name) = test.selector, seen.insert(name).inserted { names.append(name) }
    }
    forEachComputation { computation in
      for name in computation.fields where seen.insert(name).inserted { names.append(name) }
    }
    return names
  }
}

extension FieldTest {
  /// The one field that it looks at; nil where it looks at several.
  var fieldName: String? { if case .field(let name) = selector { name } else { nil } }

  /// The text that a value has to be, and whether in any case; nil for other comparisons.
  var wantedText: (text: String, ignoresCase: Bool)? {
    switch comparison {
    case .equals(let text): return (text, false)
    case .matches(let glob):
      guard case .literal(let bytes)? = glob.parts.first, glob.parts.count == 1 else { return nil }
      return (String(decoding: bytes, as: UTF8.self), glob.ignoresCase)
    default: return nil
    }
  }
}
