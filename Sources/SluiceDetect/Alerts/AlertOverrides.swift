import SluiceCore
import SluiceRules

/// What an event's values put in place of what its rule says of its alerts: `severity_mapping`, `risk_score_mapping`,
/// `rule_name_override`. The rule's own severity and risk score stay under `kibana.alert.rule`.
struct AlertOverrides: Hashable {
  var severity: Rule.Severity?
  var riskScore: Int?
  var name: String?

  var isEmpty: Bool { severity == nil && riskScore == nil && name == nil }

  init() {}

  /// Of several severities the greatest counts; of risk scores the last one that is a number from 0 to 100, fractions cut
  /// off; of names the first.
  init(_ mapping: Rule.AlertMapping, _ texts: (String) -> [String]) {
    for entry in mapping.severities where texts(entry.field).contains(entry.value) {
      severity = max(severity ?? entry.severity, entry.severity)
    }
    for field in mapping.riskScoreFields {
      for text in texts(field) {
        if let score = Double(text), (0...100).contains(score) { riskScore = Int(score) }
      }
    }
    name = mapping.nameField.flatMap { texts($0).first { !$0.isEmpty } }
  }
}
