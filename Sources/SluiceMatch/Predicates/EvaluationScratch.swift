import SluiceRegex
import Synchronization

/// What a lane needs to evaluate tests beyond the values themselves. Made on first use.
final class EvaluationScratch {
  private(set) lazy var regexMatcher: RegexMatcher = {
    hasMatcher = true
    return RegexMatcher(groups: 0)
  }()
  private var hasMatcher = false
  var combinationLimits = 0

  init() {}

  var limits: EvaluationLimits {
    var limits = EvaluationLimits()
    if hasMatcher { limits.regexSearches = regexMatcher.limitCount }
    limits.combinations = combinationLimits
    return limits
  }
}

/// Scratch memory for evaluations that have no lane's at hand. As many are made as are used at the same time.
final class EvaluationScratchPool: Sendable {
  /// Handed to one user at a time.
  private struct Idle: @unchecked Sendable { let scratch: EvaluationScratch }

  private let idle = Mutex<[Idle]>([])

  func withScratch<Result>(_ body: (EvaluationScratch) -> Result) -> Result {
    let scratch = idle.withLock { $0.popLast() }?.scratch ?? EvaluationScratch()
    defer {
      let idle = Idle(scratch: scratch)
      self.idle.withLock { $0.append(idle) }
    }
    return body(scratch)
  }

  /// The sum over what is idle.
  var limits: EvaluationLimits {
    idle.withLock { idle in
      idle.reduce(into: EvaluationLimits()) { sum, idle in
        let limits = idle.scratch.limits
        sum.regexSearches += limits.regexSearches
        sum.combinations += limits.combinations
      }
    }
  }
}
