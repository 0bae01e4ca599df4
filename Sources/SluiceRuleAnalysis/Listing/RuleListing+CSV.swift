import SluiceRules

extension RuleListing {
  /// Comma-separated values with a line of names (RFC 4180, lines end with a line feed alone). Several techniques stand
  /// in one field with blanks between them.
  package var csv: String {
    let head = [
      "id", "name", "file", "type", "language", "severity", "risk_score", "techniques", "window", "interval", "status",
    ]
    let rows = entries.map { entry -> [String] in
      let rule = entry.rule
      return [
        rule.id, rule.name, rule.origin, rule.type, rule.language ?? "", rule.severity.rawValue, String(rule.riskScore),
        entry.techniques.joined(separator: " "), entry.window ?? "", rule.interval, entry.statusText,
      ]
    }
    return ([head] + rows).map { $0.map(Self.field).joined(separator: ",") }.joined(separator: "\n")
  }

  private static func field(_ text: String) -> String {
    var text = text
    // Spreadsheets take these for formulas.
    if let first = text.first, "=+-@".contains(first) { text = "'" + text }
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
