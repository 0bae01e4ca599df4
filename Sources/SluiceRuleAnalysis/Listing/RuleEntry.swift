package import SluiceRules

/// A rule as a list of rules shows it.
package struct RuleEntry: Hashable, Sendable {
  package enum Status: Hashable, Sendable {
    case runs
    /// `enabled = false` in its file.
    case disabled
    /// Why it can't be run.
    case notRun(String)
  }

  package let rule: Rule
  package let status: Status
  /// Over which time the rule looks at events together, such as `5m` or `7d history`; nil where each event is looked at
  /// by itself.
  package let window: String?

  /// ATT&CK ids, techniques before their subtechniques, sorted.
  package var techniques: [String] {
    let ids = rule.threats.flatMap { threat in
      threat.techniques.flatMap { [$0.technique.id] + $0.subtechniques.map(\.id) }
    }
    return Set(ids).filter { !$0.isEmpty }.sorted()
  }

  /// `run`, or `not run` with the reason.
  package var statusText: String {
    switch status {
    case .runs: "run"
    case .disabled: "not run: enabled = false in its file"
    case .notRun(let reason): "not run: \(reason)"
    }
  }

  init(_ program: RuleProgram) {
    rule = program.rule
    status = program.rule.isEnabled ? .runs : .disabled
    window = program.window
  }

  init(_ rule: Rule, reason: String) {
    self.rule = rule
    status = .notRun(reason)
    window = nil
  }
}

extension RuleProgram {
  /// See `RuleEntry.window`.
  var window: String? {
    switch body {
    case .query: nil
    case .threshold: TimeText.span(RuleSchedule(rule).lookBack)
    case .newTerms(let query): TimeText.span(query.historyWindow) + " history"
    case .sequence(let query): query.maxSpan.map(TimeText.span) ?? "without end"
    case .esql(let query): query.isAggregating ? TimeText.span(RuleSchedule(rule).lookBack) : nil
    case .correlation(let correlation): TimeText.span(correlation.timespan)
    }
  }
}
