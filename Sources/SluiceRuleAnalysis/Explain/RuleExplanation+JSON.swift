import SluiceRules

extension RuleExplanation {
  /// The rule, for tools.
  package var json: String {
    var json = JSONText()
    json.object { write(to: &$0) }
    return json.text
  }

  func write(to json: inout JSONText) {
    let rule = program.rule
    json.object("rule") { json in
      json.string("id", rule.id)
      json.string("name", rule.name)
      json.string("type", rule.type)
      json.string("file", rule.origin)
      json.string("severity", rule.severity.rawValue)
      json.number("risk_score", rule.riskScore)
    }
    json.strings("body", bodyLines)
    json.string("suppression", ifPresent: suppressionLine)
    json.array("conditions") { json in
      for part in parts {
        json.object { json in
          json.string("name", ifPresent: part.name)
          json.object("tree") { part.root.write(to: &$0) }
          json.strings("found_by", part.keys)
          json.strings("problems", part.problems)
        }
      }
    }
  }
}

extension ExplainedNode {
  /// Writes the members of its object.
  fileprivate func write(to json: inout JSONText) {
    json.string("kind", kind.rawValue)
    json.string("text", text)
    guard !members.isEmpty else { return }
    json.array("members") { json in for member in members { json.object { member.write(to: &$0) } } }
  }
}
