import SluiceCore
import SluiceRules

/// The fields of alerts that come from their rules, for rules that work on alerts.
enum AlertField {
  static func isOfRule(_ name: String) -> Bool {
    name.hasPrefix("kibana.alert.") || name.hasPrefix("signal.") || name == "event.kind"
  }

  static func type(of name: String) -> FieldType {
    name == "kibana.alert.risk_score" || name == "kibana.alert.rule.risk_score" ? .long : .keyword
  }

  static func values(of name: String, _ rule: Rule) -> [FieldValue] {
    func texts(_ texts: [String]) -> [FieldValue] { texts.map { FieldValue($0) } }
    switch name {
    case "event.kind": return texts(["signal"])
    case "kibana.alert.status": return texts(["active"])
    case "kibana.alert.workflow_status": return texts(["open"])
    case "kibana.alert.severity", "kibana.alert.rule.severity": return texts([rule.severity.rawValue])
    case "kibana.alert.risk_score", "kibana.alert.rule.risk_score":
      return [FieldValue(String(rule.riskScore), kind: .number)]
    case "kibana.alert.rule.rule_id", "kibana.alert.rule.uuid", "signal.rule.rule_id": return texts([rule.id])
    case "kibana.alert.rule.name", "signal.rule.name": return texts([rule.name])
    case "kibana.alert.rule.type": return texts([rule.type])
    case "kibana.alert.rule.tags": return texts(rule.tags)
    case "kibana.alert.building_block_type", "kibana.alert.rule.building_block_type":
      return texts(rule.buildingBlockType.map { [$0] } ?? [])
    case "kibana.alert.rule.threat.tactic.id", "kibana.alert.rule.parameters.threat.tactic.id":
      return texts(rule.threats.map(\.tactic.id))
    case "kibana.alert.rule.threat.tactic.name", "kibana.alert.rule.parameters.threat.tactic.name":
      return texts(rule.threats.map(\.tactic.name))
    case "kibana.alert.rule.threat.technique.id", "kibana.alert.rule.parameters.threat.technique.id":
      return texts(rule.threats.flatMap(\.techniques).map(\.technique.id))
    case "kibana.alert.rule.threat.technique.name", "kibana.alert.rule.parameters.threat.technique.name":
      return texts(rule.threats.flatMap(\.techniques).map(\.technique.name))
    default: return []
    }
  }
}
