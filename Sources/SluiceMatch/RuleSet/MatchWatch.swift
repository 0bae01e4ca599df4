/// What looks on while rules are searched for. Its calls stand in the hottest loops, so it is a parameter of their type.
protocol MatchWatch {
  associatedtype Moment

  /// A candidate's condition is about to be decided.
  mutating func begin() -> Moment
  /// It was decided.
  mutating func end(_ moment: Moment, _ rule: Int32, _ isHit: Bool)
  /// A predicate is evaluated: what was known of it does not count.
  mutating func countEvaluation()
}

/// Nobody looks on.
struct NoWatch: MatchWatch {
  @inline(__always) mutating func begin() {}
  @inline(__always) mutating func end(_ moment: Void, _ rule: Int32, _ isHit: Bool) {}
  @inline(__always) mutating func countEvaluation() {}
}

/// Counts and times each candidate into a profile, which has to live on meanwhile.
struct ProfileWatch: MatchWatch {
  struct Moment {
    let time: UInt64
    let evaluations: UInt64
  }

  /// By selector.
  let costs: UnsafeMutablePointer<MatchProfile.Cost>
  /// Evaluations so far, of all selectors and of the search for them.
  let evaluations: UnsafeMutablePointer<UInt64>
  /// What asking the clock twice takes, in nanoseconds.
  let clockCost: UInt64

  mutating func begin() -> Moment { Moment(time: MatchProfile.now(), evaluations: evaluations.pointee) }

  mutating func end(_ moment: Moment, _ rule: Int32, _ isHit: Bool) {
    let time = MatchProfile.now() &- moment.time
    // The index holds selectors that exist, and each has its cost.
    let cost = costs + Int(rule)
    cost.pointee.candidates &+= 1
    cost.pointee.evaluations &+= evaluations.pointee &- moment.evaluations
    cost.pointee.nanoseconds &+= time > clockCost ? time &- clockCost : 0
    if isHit { cost.pointee.matches &+= 1 }
  }

  mutating func countEvaluation() { evaluations.pointee &+= 1 }
}
