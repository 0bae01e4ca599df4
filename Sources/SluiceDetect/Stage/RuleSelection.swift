import SluiceConfig
package import SluiceRules

/// Which of the rules in files are run.
package struct RuleSelection: Sendable, Hashable {
  /// The least severity.
  package var severity: Rule.Severity?
  package var tags: [String] = []
  /// Empty for all.
  package var include: [RulePattern] = []
  package var exclude: [RulePattern] = []
  /// Empty for all but `deprecated`.
  package var maturity: [String] = []

  package init() {}

  init(_ section: ConfigSection) {
    severity = section.value(DetectStage.severity).flatMap { Rule.Severity(rawValue: $0.rawValue) }
    tags = section.value(DetectStage.tags)
    include = section.value(DetectStage.include).map { RulePattern($0) }
    exclude = section.value(DetectStage.exclude).map { RulePattern($0) }
    maturity = section.value(DetectStage.maturity)
  }

  enum Refusal: Hashable {
    case disabled
    /// Deprecated, and nobody asked for such rules.
    case deprecated
    /// What the pipeline file says.
    case unselected
  }

  /// Why a rule is not run; nil when it is.
  func refusal(of rule: Rule) -> Refusal? {
    if let severity, rule.severity < severity { return .unselected }
    if !tags.isEmpty, !tags.contains(where: { tag in Self.has(rule, tag) }) { return .unselected }
    if !include.isEmpty, !include.contains(where: { $0.matches(rule) }) { return .unselected }
    if exclude.contains(where: { $0.matches(rule) }) { return .unselected }
    if let own = rule.maturity {
      if maturity.isEmpty, own == "deprecated" { return .deprecated }
      if !maturity.isEmpty, !maturity.contains(own) { return .unselected }
    }
    return rule.isEnabled ? nil : .disabled
  }

  private static func has(_ rule: Rule, _ tag: String) -> Bool {
    let glob = Glob(simple: tag, ignoresCase: true)
    return rule.tags.contains { glob.matches($0) }
  }

  /// Says which names are those of no rule.
  func report(among rules: [Rule], at location: SourceLocation?, to problems: ProblemCollector) {
    for (key, patterns) in [("include", include), ("exclude", exclude)] {
      for pattern in patterns where !rules.contains(where: { pattern.matches($0) }) {
        problems.warning(
          at: location, "`\(key)` names '\(pattern.text)', and no rule has that id or name",
          suggestion: pattern.nearest(among: rules))
      }
    }
    for tag in tags where !rules.contains(where: { Self.has($0, tag) }) {
      problems.warning(
        at: location, "no rule has the tag '\(tag)'", suggestion: nearestName(to: tag, among: rules.flatMap(\.tags)))
    }
    for name in maturity where !rules.contains(where: { $0.maturity == name }) {
      problems.warning(
        at: location, "no rule has the maturity '\(name)'",
        suggestion: nearestName(to: name, among: Set(rules.compactMap(\.maturity)).sorted()))
    }
  }
}
