/// What must hold for a record: the form that every rule language is lowered into.
package indirect enum Condition: Hashable, Sendable {
  case constant(Bool)
  case test(FieldTest)
  case not(Condition)
  /// All of them; empty is true.
  case all([Condition])
  /// Any of them; empty is false.
  case any([Condition])
  /// The condition holds for one and the same object of those at `path`. Its fields are relative to that object.
  case nested(path: String, Condition)
  /// Computed from the values of several fields; see `Computation`.
  case computed(Computation)
  /// The condition with its fields read in that namespace, whatever the one around it. Not inside `nested`.
  case scoped(FieldNamespace, Condition)
}

/// A comparison that holds if any value of the selected fields satisfies it; false when there is none.
package struct FieldTest: Hashable, Sendable {
  package var selector: FieldSelector
  package var comparison: Comparison

  package init(_ selector: FieldSelector, _ comparison: Comparison) {
    self.selector = selector
    self.comparison = comparison
  }
}

/// Which fields a test looks at.
package enum FieldSelector: Hashable, Sendable {
  case field(String)
  /// Every field whose name matches.
  case matching(Glob)
  /// Every field of the record.
  case anyField
}

package enum Comparison: Hashable, Sendable {
  /// There is a value.
  case exists
  /// The value is that one. How literals and values compare is the field type's matter.
  case equals(String)
  /// The whole value matches.
  case matches(Glob)
  /// The value's text matches a regular expression.
  case matchesRegex(RegexPattern)
  /// The value is an IP address in that network (`10.0.0.0/8`, `2001:db8::/32`), whatever the field's type.
  case inNetwork(String)
  /// The key is there, even if its value is null or an empty list.
  case isPresent
  case ordered(Order, String)
  /// The value is one of a list of indicators, as the list matches.
  case inList(IndicatorList)

  package enum Order: String, Hashable, Sendable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }
}

/// A wildcard pattern over UTF-8 text.
package struct Glob: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case literal([UInt8])
    /// Any run of characters, empty ones included, across line breaks.
    case anyRun
    /// Exactly one character (a Unicode scalar).
    case anyOne
  }

  /// No two literals and no two runs stand side by side.
  package let parts: [Part]
  /// Whether ASCII letters match either case.
  package let ignoresCase: Bool

  package init(parts: [Part], ignoresCase: Bool = false) {
    var merged: [Part] = []
    for part in parts {
      switch (merged.last, part) {
      case (.literal(let left), .literal(let right)): merged[merged.count - 1] = .literal(left + right)
      case (_, .literal(let bytes)) where bytes.isEmpty: continue
      case (.anyRun, .anyRun): continue
      default: merged.append(part)
      }
    }
    self.parts = merged
    self.ignoresCase = ignoresCase
  }
}

extension Sequence<Glob.Part> {
  /// The pattern as it is shown: `*` for a run, `?` for one character. A literal star reads as `*`, too.
  package var spelling: String {
    map { part in
      switch part {
      case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
      case .anyRun: "*"
      case .anyOne: "?"
      }
    }.joined()
  }
}
