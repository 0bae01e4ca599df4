import SluiceRules

extension RuleListing {
  /// A list of objects, one for each rule.
  package var json: String {
    var json = JSONText()
    json.array { json in
      for entry in entries {
        let rule = entry.rule
        json.object { json in
          json.string("id", rule.id)
          json.string("name", rule.name)
          json.string("file", rule.origin)
          json.string("type", rule.type)
          json.string("language", ifPresent: rule.language)
          json.string("severity", rule.severity.rawValue)
          json.number("risk_score", rule.riskScore)
          json.strings("tactics", Set(rule.threats.map(\.tactic.id)).filter { !$0.isEmpty }.sorted())
          json.strings("techniques", entry.techniques)
          json.string("window", ifPresent: entry.window)
          json.string("interval", rule.interval)
          json.string("maturity", ifPresent: rule.maturity)
          json.boolean("building_block", rule.buildingBlockType != nil)
          json.boolean("runs", entry.status == .runs)
          switch entry.status {
          case .runs: break
          case .disabled: json.string("reason", "enabled = false in its file")
          case .notRun(let reason): json.string("reason", reason)
          }
        }
      }
    }
    return json.text
  }
}
