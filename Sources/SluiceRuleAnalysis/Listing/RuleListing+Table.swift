import SluiceRules

extension RuleListing {
  private static let columns = ["NAME", "TYPE", "SEVERITY", "RISK", "WINDOW", "EVERY", "TECHNIQUES", "STATUS"]

  /// A table with a line for each rule, and what they come to.
  package var table: String {
    let rows = [Self.columns] + entries.map(Self.row)
    let widths = Self.columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      let cells = zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
      var line = cells.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
    let total = "\(entries.count) rule\(entries.count == 1 ? "" : "s"), \(runCount) run"
    return (lines + [total]).joined(separator: "\n")
  }

  private static func row(_ entry: RuleEntry) -> [String] {
    let rule = entry.rule
    // Names longer than this push everything else out of sight.
    let name = rule.name.count > 60 ? rule.name.prefix(59) + "…" : Substring(rule.name)
    let type = rule.type == "query" || rule.type == rule.language ? rule.language ?? rule.type : rule.type
    return [
      String(name), type, rule.severity.rawValue, String(rule.riskScore), entry.window ?? "-", rule.interval,
      entry.techniques.isEmpty ? "-" : entry.techniques.joined(separator: " "), entry.statusText,
    ]
  }
}
