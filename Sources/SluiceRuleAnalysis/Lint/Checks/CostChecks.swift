import SluiceMatch
import SluiceRules

extension LintedRule {
  /// Finds what makes a rule slow, and rules that hold for no record, or every one.
  mutating func checkCost() {
    for part in program.parts {
      let rules = program.ruleSet(of: part, catalogs)
      let what = part.name.map { "\($0) of the rule" } ?? "the rule"
      if !rules.statistics.impossible.isEmpty {
        // Its reason is a finding of its own where it is known.
        add(.neverMatches, "\(what) holds for no record")
      } else if let every = rules.statistics.everyRecord.first, !Self.isFoundByPatterns(rules.statistics) {
        if Self.holdsAlways(part.condition) {
          if case .esql = program.body { continue }
          add(.alwaysMatches, "\(what) holds for every record")
        } else {
          add(
            .everyRecord, "\(what) has to be tried on every record, or nearly so: \(every.reason)",
            hint: "ask for event.action or event.provider, or the values of another field")
        }
      } else if Self.isFoundByPatterns(rules.statistics),
        rules.statistics.keys.allSatisfy({ $0.leadingWildcards == $0.patterns })
      {
        let fields = Self.list(rules.statistics.keys.map(\.field))
        let scans = rules.statistics.keys.reduce(0) { $0 + $1.scans }
        add(
          .leadingWildcard,
          "\(what) is found only by patterns over \(fields) that begin with a wildcard"
            + (scans > 0 ? "; \(scans) of them \(scans == 1 ? "has" : "have") no text to look for" : ""),
          hint: "ask for event.action or event.provider as well")
      }
      var patterns: [RegexPattern] = []
      part.condition.forEachTest { test, _ in
        if case .matchesRegex(let pattern) = test.comparison { patterns.append(pattern) }
      }
      for pattern in patterns where RegexShape(pattern.pattern).hasNestedQuantifier {
        add(
          .nestedQuantifier, "/\(pattern.pattern)/ repeats a group that repeats: texts that don't match can cost much",
          hint: "sluice gives up at a limit, and counts that; make one of the repetitions definite", at: pattern.pattern
        )
      }
      for pattern in patterns where !pattern.isAnchored && RegexShape(pattern.pattern).hasLeadingRun {
        add(
          .leadingWildcard, "/\(pattern.pattern)/ is looked for anywhere, so that .* before it adds only time",
          hint: "leave out the .* in front", at: pattern.pattern)
      }
    }
  }

  /// Whether it has keys, and they are patterns. How many records short ones fit can't be told, so they are not called
  /// common.
  private static func isFoundByPatterns(_ statistics: RuleSet.Statistics) -> Bool {
    !statistics.keys.isEmpty && statistics.keys.allSatisfy { $0.valueRules == 0 && $0.patterns > 0 }
  }

  private static func holdsAlways(_ condition: Condition) -> Bool {
    switch condition {
    case .constant(let value): value
    case .not(let inner): holdsNever(inner)
    case .all(let members): members.allSatisfy(holdsAlways)
    case .any(let members): members.contains(where: holdsAlways)
    case .test, .nested, .computed, .scoped: false
    }
  }

  private static func holdsNever(_ condition: Condition) -> Bool {
    switch condition {
    case .constant(let value): !value
    case .not(let inner): holdsAlways(inner)
    case .all(let members): members.contains(where: holdsNever)
    case .any(let members): members.allSatisfy(holdsNever)
    case .test, .nested, .computed, .scoped: false
    }
  }
}
