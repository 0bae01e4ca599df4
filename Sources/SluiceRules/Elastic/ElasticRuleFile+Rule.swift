extension ElasticRuleFile {
  /// What the rule says of itself; nil when something that every rule has is missing or wrong.
  static func readRule(from reader: inout TOMLReader) -> Rule? {
    guard reader.isTable("rule") else {
      reader.fail(
        "there is no `[rule]` table", hint: "is this a rule of Elastic's detection-rules?",
        at: reader.has("rule") ? "rule" : "")
      return nil
    }
    let id = reader.requiredString("rule.rule_id")
    let name = reader.requiredString("rule.name")
    let type = reader.requiredString("rule.type")
    let severity = readSeverity(from: &reader)
    let riskScore = readRiskScore(from: &reader)
    var rule = Rule(
      id: id ?? "", name: name ?? "", type: type ?? "", severity: severity ?? .low, riskScore: riskScore ?? 0,
      origin: reader.file)
    rule.description = reader.string("rule.description") ?? ""
    rule.version = reader.integer(reader.has("rule.version") ? "rule.version" : "metadata.version")
    rule.language = reader.string("rule.language")
    rule.tags = reader.strings("rule.tags")
    rule.authors = reader.strings("rule.author")
    rule.license = reader.string("rule.license")
    rule.references = reader.strings("rule.references")
    rule.falsePositives = reader.strings("rule.false_positives")
    rule.note = reader.string("rule.note")
    rule.setup = reader.string("rule.setup")
    rule.investigationFields = reader.strings("rule.investigation_fields.field_names")
    rule.indices = reader.strings("rule.index")
    rule.maturity = reader.string("metadata.maturity")
    rule.isEnabled = reader.boolean("rule.enabled") ?? true
    rule.buildingBlockType = reader.string("rule.building_block_type")
    rule.timestampOverride = reader.string("rule.timestamp_override")
    rule.interval = reader.string("rule.interval") ?? rule.interval
    rule.from = reader.string("rule.from") ?? rule.from
    rule.to = reader.string("rule.to") ?? rule.to
    if let count = reader.integer("rule.max_signals") {
      if count < 1 { reader.fail("`rule.max_signals` must be 1 or more", at: "rule.max_signals") }
      rule.maxSignals = count
    }
    rule.suppression = readSuppression(from: &reader)
    rule.threats = (0..<reader.count(of: "rule.threat")).map { readThreat("rule.threat[\($0)]", from: &reader) }
    rule.mapping = readMapping(from: &reader)
    return id == nil || name == nil || type == nil || severity == nil || riskScore == nil ? nil : rule
  }

  private static func readSeverity(from reader: inout TOMLReader) -> Rule.Severity? {
    guard let text = reader.requiredString("rule.severity") else { return nil }
    if let severity = Rule.Severity(rawValue: text) { return severity }
    let names = Rule.Severity.allCases.map(\.rawValue)
    let meant = names.first { $0 == text.lowercased() } ?? names.first { $0.first == text.lowercased().first }
    reader.fail(
      "`\(text)` is not a severity",
      hint: "write \(names.joined(separator: ", "))" + (meant.map { "; did you mean `\($0)`?" } ?? ""),
      at: "rule.severity")
    return nil
  }

  private static func readRiskScore(from reader: inout TOMLReader) -> Int? {
    guard let score = reader.requiredInteger("rule.risk_score") else { return nil }
    guard !(0...100).contains(score) else { return score }
    reader.fail("`rule.risk_score` must be 0 to 100, not \(score)", at: "rule.risk_score")
    return nil
  }

  private static func readThreat(_ path: String, from reader: inout TOMLReader) -> Rule.Threat {
    let techniques = (0..<reader.count(of: "\(path).technique")).map { index in
      let technique = "\(path).technique[\(index)]"
      return Rule.Technique(
        technique: readReference(technique, from: &reader),
        subtechniques: (0..<reader.count(of: "\(technique).subtechnique")).map {
          readReference("\(technique).subtechnique[\($0)]", from: &reader)
        })
    }
    return Rule.Threat(
      framework: reader.string("\(path).framework") ?? "MITRE ATT&CK",
      tactic: readReference("\(path).tactic", from: &reader), techniques: techniques)
  }

  private static func readReference(_ path: String, from reader: inout TOMLReader) -> Rule.Reference {
    Rule.Reference(
      id: reader.requiredString("\(path).id") ?? "", name: reader.string("\(path).name") ?? "",
      reference: reader.string("\(path).reference") ?? "")
  }
}
