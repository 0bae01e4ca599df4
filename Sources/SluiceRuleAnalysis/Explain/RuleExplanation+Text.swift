import SluiceRules

extension RuleExplanation {
  /// The rule, for people.
  package var text: String {
    let rule = program.rule
    var lines = [
      rule.name, "  id \(rule.id), \(rule.type), \(rule.severity.rawValue), risk score \(rule.riskScore)",
      "  from \(rule.origin)",
    ]
    lines += bodyLines.map { "  " + $0 }
    if let suppressionLine { lines.append("  " + suppressionLine) }
    for caveat in rule.caveats { lines.append("  " + caveat) }
    for part in parts {
      lines.append("")
      lines.append(part.name ?? "condition")
      lines += Self.tree(part.root).map { "  " + $0 }
      lines.append("  found by")
      lines += part.keys.map { "    " + $0 }
      lines += part.problems.map { "  " + $0 }
    }
    return lines.joined(separator: "\n")
  }

  private static func tree(_ node: ExplainedNode) -> [String] {
    [node.text] + node.members.flatMap { tree($0).map { "  " + $0 } }
  }
}
