import SluiceConfig
import SluiceRules
import SluiceSinks

/// What a change of rules does to their alerts, rule by rule.
struct RuleComparison {
  enum Status: String {
    case unchanged, changed
    /// Run by one of the two sets only.
    case added, removed
  }

  struct Entry {
    let id: String
    /// The new one, where there is one.
    let name: String
    let severity: AlertRule.Severity
    let status: Status
    /// What is different between the two rules of this id.
    let changes: [RuleChange]
    let result: AlertComparison.RuleResult

    var hasDifference: Bool { result.added.count > 0 || result.removed.count > 0 }
  }

  /// All rules that either set runs: those with the most differences first, and then by name.
  let entries: [Entry]
  let oldRules: Int
  let newRules: Int

  init(_ sink: AlertComparisonSink, old: RuleLibrary, new: RuleLibrary) {
    self.init(
      old: sink.rules(.old), new: sink.rules(.new), results: sink.comparison.results,
      changes: { id in RuleChange.all(from: old.programs.rule(id), to: new.programs.rule(id)) })
  }

  init(
    old: [AlertRule], new: [AlertRule], results: [String: AlertComparison.RuleResult],
    changes: (String) -> [RuleChange]
  ) {
    let before = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
    let after = Dictionary(new.map { ($0.id, $0) }) { first, _ in first }
    let all = before.merging(after) { _, new in new }
    entries = all.values.map { rule in
      let found = changes(rule.id)
      let status: Status =
        before[rule.id] == nil ? .added : after[rule.id] == nil ? .removed : found.isEmpty ? .unchanged : .changed
      return Entry(
        id: rule.id, name: rule.name, severity: rule.severity, status: status, changes: found,
        result: results[rule.id] ?? AlertComparison.RuleResult())
    }.sorted { left, right in
      let counts = [left, right].map { $0.result.added.count + $0.result.removed.count }
      return (counts[1], left.name, left.id) < (counts[0], right.name, right.id)
    }
    oldRules = old.count
    newRules = new.count
  }

  var hasDifference: Bool { entries.contains(where: \.hasDifference) }

  func sum(_ count: (AlertComparison.RuleResult) -> Int) -> Int { entries.reduce(0) { $0 + count($1.result) } }
}

extension [RuleProgram] {
  fileprivate func rule(_ id: String) -> RuleProgram? { first { $0.rule.id == id } }
}
