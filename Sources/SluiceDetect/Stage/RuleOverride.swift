import SluiceConfig
package import SluiceRules

/// A change to rules, made in the pipeline file.
package struct RuleOverride: Sendable {
  static let rule = ConfigKey.requiredString("rule", "Id or name of the rules. `*` and `?` are wildcards.")
  static let enabled = ConfigKey.boolean("enabled", default: true, "Whether the rules are run.")
  static let severity = ConfigKey.optionalEnumeration("severity", AlertRule.Severity.self, "Their severity.")
  static let riskScore = ConfigKey.optionalInteger("risk_score", in: 0...100, "Their risk score.")
  static let interval = ConfigKey.optionalString("interval", "How often they would be run, such as 5m.")
  static let from = ConfigKey.optionalString("from", "How far they look back, such as now-9m.")
  static let maxSignals = ConfigKey.optionalInteger(
    "max_signals", in: 1...1_000_000, "Alerts in one interval before the surplus is marked or folded.")
  static let tags = ConfigKey.strings("tags", default: [], "Tags that the rules get besides their own.")
  static let keys: [any ConfigKeyDeclaration] = [
    rule, enabled, severity, riskScore, interval, from, maxSignals, tags,
  ]

  package var rules: RulePattern
  package var isEnabled: Bool?
  package var severity: Rule.Severity?
  package var riskScore: Int?
  package var interval: String?
  package var from: String?
  package var maxSignals: Int?
  package var tags: [String] = []
  let location: SourceLocation?

  package init(rules: RulePattern) {
    self.rules = rules
    location = nil
  }

  init(_ section: ConfigSection) {
    rules = RulePattern(section.value(Self.rule))
    isEnabled = section.contains(Self.enabled.name) ? section.value(Self.enabled) : nil
    severity = section.value(Self.severity).flatMap { Rule.Severity(rawValue: $0.rawValue) }
    riskScore = section.value(Self.riskScore)
    interval = section.value(Self.interval)
    from = section.value(Self.from)
    maxSignals = section.value(Self.maxSignals)
    tags = section.value(Self.tags)
    location = section.location
    if let interval, TimeSpan.milliseconds(interval).map({ $0 < 1_000 }) ?? true {
      section.problems.error(
        at: section.location(of: Self.interval.name), "`\(interval)` is not an interval",
        expected: "such as 30s, 5m, 1h")
    }
    if let from, RuleSchedule.span(before: from) == nil {
      section.problems.error(
        at: section.location(of: Self.from.name), "`\(from)` is not a time before now", expected: "such as now-9m")
    }
  }

  func apply(to rule: inout Rule) {
    if let isEnabled { rule.isEnabled = isEnabled }
    if let severity { rule.severity = severity }
    if let riskScore { rule.riskScore = riskScore }
    if let interval { rule.interval = interval }
    if let from { rule.from = from }
    if let maxSignals {
      rule.maxSignals = maxSignals
      rule.hasSignalLimit = true
    }
    for tag in tags where !rule.tags.contains(tag) { rule.tags.append(tag) }
  }
}
