extension SigmaRuleFile {
  /// Levels with the severity and risk score that Elastic gives rules of that severity.
  private static let levels: [(name: String, value: (Rule.Severity, Int))] = [
    ("informational", (.low, 21)), ("low", (.low, 21)), ("medium", (.medium, 47)), ("high", (.high, 73)),
    ("critical", (.critical, 99)),
  ]

  private static let statuses = ["stable", "test", "experimental", "deprecated", "unsupported"]

  /// What a document says of itself; nil when something that every rule has is missing or wrong. A rule without a level
  /// is of medium severity.
  static func readRule(_ node: SigmaNode, _ reader: inout SigmaReader) -> Rule? {
    let title = reader.requiredString("title", in: node)
    let name = reader.string("name", in: node)
    let id = reader.string("id", in: node)
    var level: (Rule.Severity, Int)? = (.medium, 47)
    if let text = reader.string("level", in: node) {
      level = reader.choice(text, "a level", among: levels, at: node["level"]?.place ?? node.place)
    }
    var status = reader.string("status", in: node)
    if let text = status {
      status = reader.choice(
        text, "a status", among: statuses.map { ($0, $0) }, at: node["status"]?.place ?? node.place)
    }
    guard let title, let level else { return nil }
    var rule = Rule(
      id: id ?? stableID(name ?? title), name: title, type: "sigma", severity: level.0, riskScore: level.1,
      origin: reader.file)
    rule.language = "sigma"
    rule.description = reader.string("description", in: node) ?? ""
    rule.maturity = status
    rule.authors = reader.strings("author", in: node).flatMap { $0.split(separator: ",") }.map(trimmed)
      .filter { !$0.isEmpty }
    rule.license = reader.string("license", in: node)
    rule.references = reader.strings("references", in: node)
    rule.falsePositives = reader.strings("falsepositives", in: node)
    rule.investigationFields = reader.strings("fields", in: node)
    rule.tags = reader.strings("tags", in: node)
    rule.threats = AttackTags.threats(of: rule.tags)
    return rule
  }

  /// An id for a rule without one: the same as long as its name, or title, is.
  private static func stableID(_ name: String) -> String {
    let words = name.lowercased().unicodeScalars
      .split { !($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_") }
    return "sigma-" + words.map { String($0) }.joined(separator: "-")
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
