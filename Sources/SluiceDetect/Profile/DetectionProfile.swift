import SluiceMatch
import SluiceRules
import Synchronization

/// What the rules of a detect stage cost, on all lanes and in its ordered part.
package final class DetectionProfile: Sendable {
  package struct RuleCost: Sendable, Equatable {
    package let id: String
    package let name: String
    package let type: String
    /// Records for which the index found one of the rule's conditions.
    package var candidates = 0
    /// Predicates that were evaluated for it; what another rule asked before it of the same record is not among them.
    package var evaluations = 0
    /// Records for which one of the rule's conditions holds.
    package var matches = 0
    package var alerts = 0
    /// To decide the conditions, and to ask queries of single records.
    package var matchNanoseconds = 0
    /// Events that a rule with state was given; nil for one without state.
    package var events: Int?
    /// The most groups, partial sequences and windows that it held.
    package var peakGroups = 0
    /// To judge these events and to let time pass.
    package var stateNanoseconds = 0

    init(_ rule: Rule) {
      id = rule.id
      name = rule.name
      type = rule.type
    }

    package var nanoseconds: Int { matchNanoseconds + stateNanoseconds }
  }

  package struct Snapshot: Sendable, Equatable {
    /// In the order in which the stage has them.
    package var rules: [RuleCost] = []
    package var records = 0
    /// Predicates that were evaluated to find candidates: patterns, and what many rules need first.
    package var searchEvaluations = 0
    /// To find candidates.
    package var searchNanoseconds = 0

    package var nanoseconds: Int { rules.reduce(searchNanoseconds) { $0 + $1.nanoseconds } }
  }

  private let state = Mutex(Snapshot())

  package init() {}

  package var snapshot: Snapshot { state.withLock { $0 } }

  /// In nanoseconds, from any moment on.
  var now: UInt64 { MatchProfile.now() }

  /// To be called before anything is counted.
  func set(_ rules: [Rule]) { state.withLock { $0.rules = rules.map(RuleCost.init) } }

  /// Adds what a lane's matcher counted.
  func add(_ counts: (costs: [MatchProfile.Cost], total: MatchProfile.Total), ruleOfSelector: [Int]) {
    state.withLock { state in
      state.records += Int(counts.total.records)
      var evaluations = Int(counts.total.evaluations)
      var nanoseconds = Int(counts.total.nanoseconds)
      for (cost, rule) in zip(counts.costs, ruleOfSelector) where cost.candidates > 0 {
        state.rules[rule].candidates += Int(cost.candidates)
        state.rules[rule].evaluations += Int(cost.evaluations)
        state.rules[rule].matches += Int(cost.matches)
        state.rules[rule].matchNanoseconds += Int(cost.nanoseconds)
        evaluations -= Int(cost.evaluations)
        nanoseconds -= Int(cost.nanoseconds)
      }
      state.searchEvaluations += evaluations
      state.searchNanoseconds += max(0, nanoseconds)
    }
  }

  func addAlerts(_ rule: Int, _ count: Int) { state.withLock { $0.rules[rule].alerts += count } }

  func addQuery(_ rule: Int, since start: UInt64) {
    let time = Int(now &- start)
    state.withLock { $0.rules[rule].matchNanoseconds += time }
  }

  func addState(_ rule: Int, since start: UInt64, events: Int, groups: Int) {
    let time = Int(now &- start)
    state.withLock { state in
      state.rules[rule].peakGroups = max(state.rules[rule].peakGroups, groups)
      state.rules[rule].stateNanoseconds += time
      state.rules[rule].events = (state.rules[rule].events ?? 0) + events
    }
  }
}
