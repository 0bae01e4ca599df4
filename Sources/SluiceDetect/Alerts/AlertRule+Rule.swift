import SluiceConfig
import SluiceRules

extension AlertRule {
  init(_ rule: Rule) {
    var techniques: [Technique] = []
    for threat in rule.threats {
      for technique in threat.techniques {
        let parent = technique.technique
        if technique.subtechniques.isEmpty { techniques.append(Technique(id: parent.id, name: parent.name)) }
        for part in technique.subtechniques {
          techniques.append(Technique(id: part.id, name: "\(parent.name): \(part.name)"))
        }
      }
    }
    // A technique that stands under several tactics counts once.
    var seen: Set<Technique> = []
    self.init(
      id: rule.id, name: rule.name, severity: Severity(rawValue: rule.severity.rawValue) ?? .low,
      riskScore: rule.riskScore, techniques: techniques.filter { seen.insert($0).inserted })
  }
}
