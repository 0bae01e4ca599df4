extension LintReport {
  /// `{"rules":…,"suppressed":…,"findings":[…]}`.
  package var json: String {
    var json = JSONText()
    json.object { json in
      json.number("rules", ruleCount)
      json.number("suppressed", suppressedCount)
      json.array("findings") { json in
        for finding in findings { finding.write(to: &json) }
      }
    }
    return json.text
  }
}

extension LintFinding {
  fileprivate func write(to json: inout JSONText) {
    json.object { json in
      json.string("file", file)
      if line > 0 {
        json.number("line", line)
        json.number("column", column)
      }
      json.string("rule_id", ifPresent: ruleID)
      json.string("rule_name", ifPresent: ruleName)
      json.string("code", code.rawValue)
      json.string("level", level.rawValue)
      json.string("message", message)
      json.string("hint", ifPresent: hint)
    }
  }
}
