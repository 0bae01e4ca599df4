import SluiceConfig
import SluiceECS
import SluiceMatch
import SluiceRules

extension DetectStage {
  func report(
    _ library: RuleLibrary, _ lists: [(source: IndicatorSource, list: IndicatorList)], to problems: ProblemCollector
  ) {
    for error in library.errors { problems.error(error, at: location) }
    var types: [String: (count: Int, reason: String, isOnlyReason: Bool)] = [:]
    for (rule, reason) in library.unsupported {
      if let refusal = selection.refusal(of: rule), refusal != .disabled { continue }
      var entry = types[rule.type] ?? (0, reason, true)
      entry.count += 1
      entry.isOnlyReason = entry.isOnlyReason && entry.reason == reason
      types[rule.type] = entry
    }
    for (type, entry) in types.sorted(by: { $0.key < $1.key }) {
      let rules = entry.count == 1 ? "1 rule of type \(type) is" : "\(entry.count) rules of type \(type) are"
      problems.warning(at: location, "\(rules) not run" + (entry.isOnlyReason ? ": \(entry.reason)" : ""))
    }
    for (source, list) in lists
    where !library.programs.contains(where: { $0.rule.indicatorMatches.contains { $0.list == list } }) {
      problems.warning(
        at: source.location ?? location,
        "no rule matches indicators for \(list.field): the list '\(list.name)' is not used",
        expected: "a rule of type threat_match whose `threat_mapping` has that field")
    }
    reportRefusals(library, to: problems)
  }

  private func reportRefusals(_ library: RuleLibrary, to problems: ProblemCollector) {
    let refusals = library.programs.compactMap { selection.refusal(of: $0.rule) }
    func rules(_ count: Int) -> String { "\(count) rule\(count == 1 ? " is" : "s are")" }
    let disabled = refusals.count { $0 == .disabled }
    if disabled > 0 {
      problems.warning(
        at: location, "\(rules(disabled)) not run: enabled = false in \(disabled == 1 ? "its file" : "their files")",
        expected: "an override with enabled: true runs them")
    }
    let deprecated = refusals.count { $0 == .deprecated }
    if deprecated > 0 {
      problems.warning(
        at: location, "\(rules(deprecated)) not run: deprecated",
        expected: "`maturity: [production, deprecated]` runs such rules")
    }
    if refusals.count == library.programs.count, library.errors.isEmpty {
      problems.warning(at: location, "none of the rules can be run: there will be no alerts")
    }
  }

  /// What the compiler found in the rules' conditions.
  func report(_ rules: RuleSet, _ assembly: DetectionAssembly, to problems: ProblemCollector) {
    func warn(_ selector: Int, _ message: String) {
      let rule = assembly.programs[assembly.roles[selector].rule].rule
      problems.warning(at: SourceLocation(file: rule.origin, line: 1, column: 1), "rule '\(rule.name)': \(message)")
    }
    for (selector, message) in rules.invalidPatterns { warn(selector, "\(message): the rule holds for no record") }
    for selector in rules.unavailable {
      warn(selector, "it names fields of CloudTrail records as they are delivered, which these documents don't have")
    }
    for (selector, role) in assembly.roles.enumerated() {
      let named = Set(rules.unknownFields.lazy.filter { $0.rule == selector }.map(\.field))
      let unknown = role.columns.map(\.name).filter { assembly.unknownColumns.contains($0) && !named.contains($0) }
      if unknown.isEmpty { continue }
      let settings = Set(unknown.compactMap(EnrichedField.setting(for:))).sorted().joined(separator: ", ")
      warn(
        selector,
        "\(unknown.joined(separator: ", ")), by which it groups, joins or computes, "
          + (settings.isEmpty ? "is in no record" : "would need \(settings) in front of it"))
    }
    for (selector, unknown) in Dictionary(grouping: rules.unknownFields, by: \.rule).sorted(by: { $0.key < $1.key }) {
      let fields = unknown.map(\.field)
      let needed = fields.filter { EnrichedField.setting(for: $0) != nil }
      let absent = fields.filter { EnrichedField.setting(for: $0) == nil }
      var reasons: [String] = []
      if !absent.isEmpty { reasons.append("records never have \(absent.joined(separator: ", "))") }
      if !needed.isEmpty {
        let settings = Set(needed.compactMap(EnrichedField.setting(for:))).sorted().joined(separator: ", ")
        reasons.append("\(needed.joined(separator: ", ")) would need \(settings) in front of it")
      }
      warn(selector, "\(reasons.joined(separator: "; ")): what it asks of them does not hold")
    }
  }
}
