import SluiceRules

/// A difference between two rules with one id.
struct RuleChange: Equatable {
  /// Such as `query` or `severity`.
  let name: String
  /// Both values, where they are short.
  var values: (old: String, new: String)?

  static func == (left: RuleChange, right: RuleChange) -> Bool {
    left.name == right.name && left.values?.old == right.values?.old && left.values?.new == right.values?.new
  }

  /// What is different, as far as it bears on which alerts there are and on how they are ranked. Empty when one of the
  /// rules is missing.
  static func all(from old: RuleProgram?, to new: RuleProgram?) -> [RuleChange] {
    guard let old, let new else { return [] }
    var changes: [RuleChange] = []
    func compare(_ name: String, _ value: (Rule) -> String) {
      let values = (value(old.rule), value(new.rule))
      if values.0 != values.1 { changes.append(RuleChange(name: name, values: values)) }
    }
    compare("name", \.name)
    compare("type", \.type)
    // Programs are plain data: what they say of themselves is the same when they are.
    if definition(old) != definition(new) { changes.append(RuleChange(name: "query")) }
    compare("severity", \.severity.rawValue)
    compare("risk score") { String($0.riskScore) }
    compare("enabled") { String($0.isEnabled) }
    compare("maturity") { $0.maturity ?? "none" }
    compare("interval", \.interval)
    compare("from", \.from)
    compare("max signals") { String($0.maxSignals) }
    compare("building block") { $0.buildingBlockType ?? "none" }
    if old.rule.suppression != new.rule.suppression { changes.append(RuleChange(name: "suppression")) }
    if old.rule.mapping != new.rule.mapping { changes.append(RuleChange(name: "mapping")) }
    var rest = new.rule
    rest.adopt(old.rule)
    if rest != old.rule { changes.append(RuleChange(name: "description")) }
    return changes
  }

  private static func definition(_ program: RuleProgram) -> String {
    String(reflecting: program.body) + String(reflecting: program.namespace)
      + String(reflecting: program.rule.indicatorMatches.map { [$0.field, $0.indicatorField] })
  }
}

extension Rule {
  /// Takes over from another rule what is compared on its own, or does not count: what is left are texts and tags.
  fileprivate mutating func adopt(_ other: Rule) {
    name = other.name
    type = other.type
    severity = other.severity
    riskScore = other.riskScore
    isEnabled = other.isEnabled
    maturity = other.maturity
    interval = other.interval
    from = other.from
    maxSignals = other.maxSignals
    buildingBlockType = other.buildingBlockType
    suppression = other.suppression
    mapping = other.mapping
    indicatorMatches = other.indicatorMatches
    origin = other.origin
    caveats = other.caveats
    version = other.version
    hasSignalLimit = other.hasSignalLimit
  }
}
