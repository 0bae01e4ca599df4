import SluiceConfig
import SluiceCore
import SluiceDecompress
import SluiceDetect
import SluiceParse
import SluiceRules
import SluiceRuntime
import SluiceSources

extension CorpusTestFile {
  /// Runs the rules over the logs, in a pipeline of the stages that `sluice detect` has.
  ///
  /// - Returns: each check with what is wrong; nil when it holds.
  func run(_ problems: ProblemCollector) async -> [(check: Check, failure: String?)] {
    let library = RuleLibrary.load(paths: rules)
    let names = Dictionary(library.programs.map { ($0.rule.id, $0.rule.name) }) { first, _ in first }
    // A rule may be named by its id or by its name.
    var ids: [String: String] = [:]
    for (id, name) in names { (ids[id], ids[name]) = (id, id) }
    let ledger: Ledger
    do {
      guard let run = try pipeline(problems) else { return [] }
      ledger = try await run.run().ledger
    } catch {
      problems.error(at: SourceLocation(file: path, line: 1, column: 1), "the logs can't be run: \(error)")
      return []
    }
    let total = ledger.alerts.total
    var results: [(Check, String?)] = checks.map { check in
      if check.isTotal { return (check, Self.complaint(check, total, ledger, names)) }
      guard let id = ids[check.rule] else { return (check, "there is no rule with the id or name '\(check.rule)'") }
      let named = Check(
        rule: names[id] ?? id, line: check.line, least: check.least, most: check.most, isTotal: false)
      return (named, Self.complaint(named, ledger.alerts[id], ledger, names))
    }
    if ledger.recordsParsed == 0 {
      results.append((none("reads logs"), "the logs hold no events"))
    }
    if ledger.recordsMalformed > 0 || ledger.objects["damaged"] > 0 {
      results.append(
        (none("reads logs"), "\(ledger.recordsMalformed) records and \(ledger.objects["damaged"]) files can't be read"))
    }
    if !allowsOthers {
      let named = Set(checks.compactMap { ids[$0.rule] })
      let others = ledger.alerts.sorted.filter { !named.contains($0.key) }
        .map { "\(names[$0.key] ?? $0.key): \($0.count)" }
      let check = Check(rule: "other rules", line: 1, least: 0, most: 0, isTotal: true)
      results.append((check, others.isEmpty ? nil : "other rules alert\n    " + others.joined(separator: "\n    ")))
    }
    return results
  }

  private func none(_ rule: String) -> Check { Check(rule: rule, line: 1, least: 1, most: nil, isTotal: true) }

  private static func complaint(
    _ check: Check, _ count: Int, _ ledger: Ledger, _ names: [String: String]
  ) -> String? {
    if count >= check.least, count <= check.most ?? .max { return nil }
    var lines = ["expected \(check.name), but there \(count == 1 ? "was" : "were") \(count)"]
    if check.isTotal { lines += ledger.alerts.sorted.map { "    \(names[$0.key] ?? $0.key): \($0.count)" } }
    return lines.joined(separator: "\n")
  }

  private func pipeline(_ problems: ProblemCollector) throws -> PipelineRun? {
    func section(_ component: any Component.Type, _ yaml: String = "") -> ConfigSection {
      ConfigSection(yaml: yaml, keys: component.keys, path: component.name, file: path, problems: problems)
    }
    let quiet = ProblemCollector()
    let definition = PipelineDefinition(
      name: path, source: FileSource(paths: logs),
      stages: [
        DecompressStage(section(DecompressStage.self)), ParseStage(section(ParseStage.self, "format: \(format)")),
        DetectStage(rules: rules),
      ], sinks: [])
    let plan = PipelinePlan(
      definition, plainWindows: { $0.plainWindows() }, warnsOfDeadLetters: false, problems: quiet)
    for problem in quiet.problems where problem.severity == .error { problems.add(problem) }
    guard let plan else { return nil }
    return try PipelineRun(plan, PipelineRun.Options(lanes: 1))
  }
}
