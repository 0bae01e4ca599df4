/// What a rule says of itself. Names as in Elastic's detection rules.
package struct Rule: Sendable, Hashable {
  package var id: String
  package var name: String
  package var description = ""
  package var version: Int?
  /// `query`, `eql`, `threshold`, `new_terms`, `esql` …
  package var type: String
  package var language: String?
  package var severity: Severity
  /// 0 to 100.
  package var riskScore: Int
  package var tags: [String] = []
  package var authors: [String] = []
  package var license: String?
  package var references: [String] = []
  package var falsePositives: [String] = []
  /// The investigation guide, Markdown.
  package var note: String?
  package var setup: String?
  package var threats: [Threat] = []
  package var investigationFields: [String] = []
  package var indices: [String] = []
  /// `production`, `development`, `deprecated` …
  package var maturity: String?
  package var isEnabled = true
  package var buildingBlockType: String?
  package var timestampOverride: String?
  /// How often the rule would be run, and how far back it looks, as written: `5m`, `now-9m`.
  package var interval: String
  package var from: String
  package var to: String
  package var maxSignals: Int
  /// Whether `maxSignals` was asked for although the rule's language knows no such limit.
  package var hasSignalLimit = false
  /// Which alerts are put together into one.
  package var suppression: Suppression?
  /// Severities and risk scores that events' values give alerts in place of the rule's own, and a field whose value is
  /// the name of an alert.
  package var mapping = AlertMapping()
  /// For rules that match indicators: the fields, and the indicator's fields that they are compared with.
  package var indicatorMatches: [IndicatorMatch] = []
  /// The file that it was read from.
  package var origin: String
  /// What the rule asks for that is not applied here, for warnings when it is loaded.
  package var caveats: [String] = []

  package enum Severity: String, CaseIterable, Sendable, Hashable, Comparable {
    case low, medium, high, critical

    package static func < (left: Severity, right: Severity) -> Bool {
      allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
  }

  /// Alerts with the same values of these fields are one alert for a time (`alert_suppression`).
  package struct Suppression: Sendable, Hashable {
    package var groupBy: [String]
    /// In milliseconds; nil for one execution of the rule.
    package var duration: Int64?
    /// Whether alerts without these values are a group, too, rather than alerts on their own.
    package var suppressesMissing = true

    package init(groupBy: [String]) { self.groupBy = groupBy }
  }

  /// `severity_mapping`, `risk_score_mapping` and `rule_name_override`.
  package struct AlertMapping: Sendable, Hashable {
    /// The greatest severity of those whose field has the value counts.
    package var severities: [SeverityMapping] = []
    /// Fields with numbers from 0 to 100; the last one that has one counts.
    package var riskScoreFields: [String] = []
    package var nameField: String?

    package var isEmpty: Bool { severities.isEmpty && riskScoreFields.isEmpty && nameField == nil }

    package init() {}
  }

  package struct SeverityMapping: Sendable, Hashable {
    package var field: String
    package var value: String
    package var severity: Severity

    package init(field: String, value: String, severity: Severity) {
      self.field = field
      self.value = value
      self.severity = severity
    }
  }

  /// A field whose values are looked up in a list (an entry of `threat_mapping`).
  package struct IndicatorMatch: Sendable, Hashable {
    package var field: String
    /// Below `threat.indicator`, such as `ip`.
    package var indicatorField: String
    package var list: IndicatorList

    package init(field: String, indicatorField: String, list: IndicatorList) {
      self.field = field
      self.indicatorField = indicatorField
      self.list = list
    }
  }

  /// A tactic with its techniques, as in `kibana.alert.rule.threat`.
  package struct Threat: Sendable, Hashable {
    package var framework: String
    package var tactic: Reference
    package var techniques: [Technique]

    package init(framework: String, tactic: Reference, techniques: [Technique]) {
      self.framework = framework
      self.tactic = tactic
      self.techniques = techniques
    }
  }

  package struct Technique: Sendable, Hashable {
    package var technique: Reference
    package var subtechniques: [Reference]

    package init(technique: Reference, subtechniques: [Reference]) {
      self.technique = technique
      self.subtechniques = subtechniques
    }
  }

  /// An entry of ATT&CK.
  package struct Reference: Sendable, Hashable {
    package var id: String
    package var name: String
    package var reference: String

    package init(id: String, name: String, reference: String) {
      self.id = id
      self.name = name
      self.reference = reference
    }
  }

  package init(
    id: String, name: String, type: String, severity: Severity, riskScore: Int, interval: String = "5m",
    from: String = "now-6m", to: String = "now", maxSignals: Int = 100, origin: String
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.severity = severity
    self.riskScore = riskScore
    self.interval = interval
    self.from = from
    self.to = to
    self.maxSignals = maxSignals
    self.origin = origin
  }
}
