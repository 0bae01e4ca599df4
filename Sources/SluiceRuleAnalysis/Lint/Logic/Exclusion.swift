import SluiceRules

/// What of several conditions that must all hold excludes one another.
struct Exclusion {
  /// The field about which they don't agree.
  let field: String
  /// What was left of its values before the last condition took them away; empty where a test and its negation meet.
  let values: [String]

  /// Looks for a contradiction among conditions that all have to hold.
  ///
  /// - Parameters:
  ///   - inherited: the values that conditions around them leave for single-valued fields.
  ///   - isSingle: whether a field has one value at most.
  static func find(
    in members: [Logic], inherited: [String: Set<String>] = [:], isSingle: (String) -> Bool
  ) -> (exclusion: Exclusion?, values: [String: Set<String>]) {
    var asked: Set<FieldTest> = []
    var denied: Set<FieldTest> = []
    for case .test(let test, let isNegated) in members {
      if isNegated { denied.insert(test) } else { asked.insert(test) }
    }
    if let both = members.lazy.compactMap({ test(of: $0) }).first(where: { asked.contains($0) && denied.contains($0) })
    {
      return (Exclusion(field: both.fieldName ?? "any field", values: []), inherited)
    }
    var left = inherited
    for member in members {
      guard let (field, values) = wanted(member), isSingle(field) else { continue }
      let before = left[field]
      let after = before.map { $0.intersection(values) } ?? values
      if let before, after.isEmpty { return (Exclusion(field: field, values: (before.union(values)).sorted()), left) }
      left[field] = after
    }
    for case .test(let test, let isNegated) in members {
      guard let field = test.fieldName, let before = left[field], isSingle(field) else { continue }
      let after = before.filter { admits(test, $0, isNegated) }
      if after.isEmpty { return (Exclusion(field: field, values: before.sorted()), left) }
      left[field] = after
    }
    return (nil, left)
  }

  private static func test(of logic: Logic) -> FieldTest? { if case .test(let test, _) = logic { test } else { nil } }

  /// The field and values of a condition that wants one of several values of one field.
  private static func wanted(_ logic: Logic) -> (field: String, values: Set<String>)? {
    switch logic {
    case .test(let test, isNegated: false):
      guard let field = test.fieldName, let wanted = test.wantedText, !wanted.ignoresCase else { return nil }
      return (field, [wanted.text])
    case .any(let members):
      var result: (field: String, values: Set<String>)?
      for member in members {
        guard let own = self.wanted(member), result == nil || result?.field == own.field else { return nil }
        result = (own.field, (result?.values ?? []).union(own.values))
      }
      return result
    default: return nil
    }
  }

  /// Whether a value may be the field's where the test, or its negation, holds.
  private static func admits(_ test: FieldTest, _ value: String, _ isNegated: Bool) -> Bool {
    switch test.comparison {
    case .exists, .isPresent: !isNegated
    case .equals(let text): (text == value) != isNegated
    case .matches(let glob): glob.matches(value) != isNegated
    case .matchesRegex, .inNetwork, .inList, .ordered: true
    }
  }
}
