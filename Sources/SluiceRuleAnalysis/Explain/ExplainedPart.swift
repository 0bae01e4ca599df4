import SluiceCore
import SluiceMatch
import SluiceRules

/// One of a rule's conditions, with how records are found for it.
struct ExplainedPart {
  /// Nil for a rule with one condition.
  let name: String?
  let root: ExplainedNode
  /// How its candidates are found, a line each.
  let keys: [String]
  /// What keeps it from holding, or parts of it.
  let problems: [String]

  init(_ part: RuleProgram.Part, of program: RuleProgram, _ catalogs: AnalysisCatalogs) {
    name = part.name
    root = ExplainedNode(part.condition)
    let rules = program.ruleSet(of: part, catalogs)
    keys = Self.keys(rules.statistics)
    problems =
      rules.unknownFields.map { "records never have \($0.field): tests of it don't hold" }
      + rules.invalidPatterns.map(\.message)
  }

  private static func keys(_ statistics: RuleSet.Statistics) -> [String] {
    if !statistics.impossible.isEmpty { return ["never: it holds for no record"] }
    func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
    var lines: [String] = []
    for use in statistics.keys {
      if use.values > 0 { lines.append("\(use.field): looked up by \(count(use.values, "value"))") }
      guard use.patterns > 0 else { continue }
      var text = "\(use.field): looked up by \(count(use.patterns, "pattern"))"
      if use.leadingWildcards > 0 { text += ", \(use.leadingWildcards) with a leading wildcard" }
      if use.scans > 0 { text += ", \(use.scans) asked for each value" }
      lines.append(text)
    }
    return lines + statistics.everyRecord.map { "every record, or nearly so: \($0.reason)" }
  }
}
