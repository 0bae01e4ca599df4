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
