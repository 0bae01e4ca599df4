extension ElasticRuleFile {
  /// `severity_mapping`, `risk_score_mapping` and `rule_name_override`.
  static func readMapping(from reader: inout TOMLReader) -> Rule.AlertMapping {
    var mapping = Rule.AlertMapping()
    for index in 0..<reader.count(of: "rule.severity_mapping") {
      let path = "rule.severity_mapping[\(index)]"
      checkOperator(path, from: &reader)
      let field = reader.requiredString("\(path).field")
      let value = reader.string("\(path).value") ?? ""
      guard let text = reader.requiredString("\(path).severity") else { continue }
      guard let severity = Rule.Severity(rawValue: text) else {
        reader.fail(
          "`\(text)` is not a severity",
          hint: "write \(Rule.Severity.allCases.map(\.rawValue).joined(separator: ", "))",
          at: "\(path).severity")
        continue
      }
      if let field { mapping.severities.append(Rule.SeverityMapping(field: field, value: value, severity: severity)) }
    }
    for index in 0..<reader.count(of: "rule.risk_score_mapping") {
      let path = "rule.risk_score_mapping[\(index)]"
      checkOperator(path, from: &reader)
      if let field = reader.requiredString("\(path).field") { mapping.riskScoreFields.append(field) }
    }
    mapping.nameField = reader.string("rule.rule_name_override")
    return mapping
  }

  private static func checkOperator(_ path: String, from reader: inout TOMLReader) {
    guard let text = reader.string("\(path).operator"), text != "equals" else { return }
    reader.fail("`\(text)` is no operator of a mapping", hint: "write equals", at: "\(path).operator")
  }
}
