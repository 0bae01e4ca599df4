import SluiceRules

/// How many alerts each rule may give in one of its intervals, in event time.
struct SignalLimits: Sendable {
  struct Limit: Sendable, Hashable {
    /// In milliseconds.
    let interval: Int64
    let count: Int
  }

  let policy: SignalPolicy
  /// By rule; nil where there is none.
  private let limits: [Limit?]

  /// Sigma knows no such limit, so its rules have one only where an override gives it.
  init(_ programs: [RuleProgram], policy: SignalPolicy) {
    self.policy = policy
    limits = programs.map { program in
      guard policy != .off, program.namespace == .document || program.rule.hasSignalLimit else { return nil }
      return Limit(interval: RuleSchedule(program.rule).interval, count: program.rule.maxSignals)
    }
  }

  var isEmpty: Bool { limits.allSatisfy { $0 == nil } }

  subscript(rule: Int) -> Limit? { limits[rule] }
}

/// An alert that a lane made, for the count.
struct LaneSignal: Sendable {
  let record: Int
  let rule: Int
  /// Of its event, in milliseconds.
  let time: Int64
}
