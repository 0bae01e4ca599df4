/// What reports and tables say of a rule: the part of it that every kind of rule has.
package struct AlertRule: Sendable, Hashable {
  package enum Severity: String, CaseIterable, Sendable, Hashable, Comparable {
    case low, medium, high, critical

    private var rank: Int {
      switch self {
      case .low: 0
      case .medium: 1
      case .high: 2
      case .critical: 3
      }
    }

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  }

  /// An entry of ATT&CK: a sub-technique where the rule names one, else the technique.
  package struct Technique: Sendable, Hashable {
    /// Such as `T1562.008`.
    package let id: String
    package let name: String

    package init(id: String, name: String) {
      self.id = id
      self.name = name
    }
  }

  package let id: String
  package let name: String
  package let severity: Severity
  /// 0 to 100.
  package let riskScore: Int
  package let techniques: [Technique]

  package init(id: String, name: String, severity: Severity, riskScore: Int = 0, techniques: [Technique] = []) {
    self.id = id
    self.name = name
    self.severity = severity
    self.riskScore = riskScore
    self.techniques = techniques
  }
}
