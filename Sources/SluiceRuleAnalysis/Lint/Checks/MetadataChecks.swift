import SluiceRules

extension LintedRule {
  /// Finds what a rule does not say of itself, and what does not fit.
  mutating func checkMetadata() {
    for caveat in rule.caveats { addToRule(.notApplied, caveat) }
    if !rule.threats.contains(where: { !$0.techniques.isEmpty }) {
      addToRule(
        .noTechnique, "the rule names no ATT&CK technique",
        hint: rule.language == "sigma" ? "add a tag such as attack.t1078.004" : "add a [[rule.threat.technique]]")
    }
    // Sigma's rules have no place for one.
    if rule.language != "sigma", rule.buildingBlockType == nil, rule.note?.isEmpty ?? true {
      addToRule(.noGuide, "the rule has no investigation guide", hint: "say in `note` what to look at")
    }
    let range = Self.scores(of: rule.severity)
    if !range.contains(rule.riskScore) {
      addToRule(
        .riskScoreMismatch, "the risk score \(rule.riskScore) does not fit the severity \(rule.severity.rawValue)",
        hint: "\(range.lowerBound) to \(range.upperBound) does")
    }
    if rule.maturity == "deprecated" || rule.name.hasPrefix("Deprecated - ") {
      addToRule(.deprecatedRule, "the rule is deprecated")
    }
  }

  /// The risk scores that Elastic's documentation gives each severity.
  private static func scores(of severity: Rule.Severity) -> ClosedRange<Int> {
    switch severity {
    case .low: 0...21
    case .medium: 22...47
    case .high: 48...73
    case .critical: 74...100
    }
  }
}
