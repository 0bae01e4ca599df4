#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What matching costs, by selector. One per lane.
package final class MatchProfile {
  package struct Cost: Sendable, BitwiseCopyable {
    /// Records for which the index found the selector, so that its condition was looked at.
    package var candidates: UInt64 = 0
    /// Predicates that were evaluated for it. Equal predicates are evaluated once per record: for the selector that asks
    /// first.
    package var evaluations: UInt64 = 0
    package var matches: UInt64 = 0
    /// Time to decide the conditions, without what the clock takes.
    package var nanoseconds: UInt64 = 0

    package init() {}
  }

  /// All of it, with the search for candidates.
  package struct Total: Sendable {
    package var records: UInt64 = 0
    package var evaluations: UInt64 = 0
    /// Without what the clocks of the candidates take.
    package var nanoseconds: UInt64 = 0

    package init() {}
  }

  private let costs: UnsafeMutablePointer<Cost>
  private let evaluations: UnsafeMutablePointer<UInt64>
  private let count: Int
  private var total = Total()
  /// Candidates up to the end of the last batch.
  private var candidates: UInt64 = 0
  /// What asking the clock twice takes, in nanoseconds: the least that was seen.
  private let clockCost: UInt64

  package init(_ rules: RuleSet) {
    count = rules.count
    costs = .allocate(capacity: max(1, count))
    costs.initialize(repeating: Cost(), count: max(1, count))
    evaluations = .allocate(capacity: 1)
    evaluations.initialize(to: 0)
    clockCost =
      (0..<1_000).map { _ in
        let start = MatchProfile.now()
        return MatchProfile.now() &- start
      }.min() ?? 0
  }

  deinit {
    costs.deallocate()
    evaluations.deallocate()
  }

  var watch: ProfileWatch { ProfileWatch(costs: costs, evaluations: evaluations, clockCost: clockCost) }

  func finishBatch(since start: UInt64, records: Int) {
    let time = MatchProfile.now() &- start
    total.records &+= UInt64(records)
    var candidates: UInt64 = 0
    for selector in 0..<count { candidates &+= costs[selector].candidates }
    // Both readings of the clock for each candidate stand between those of the batch.
    let clocks = 2 &* clockCost &* (candidates &- self.candidates)
    self.candidates = candidates
    total.nanoseconds &+= time > clocks ? time &- clocks : 0
  }

  /// What was counted since the last call.
  package func take() -> (costs: [Cost], total: Total) {
    total.evaluations = evaluations.pointee
    let result = (Array(UnsafeBufferPointer(start: costs, count: count)), total)
    costs.update(repeating: Cost(), count: max(1, count))
    evaluations.pointee = 0
    total = Total()
    candidates = 0
    return result
  }

  /// In nanoseconds, from any moment on.
  package static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}

@available(*, unavailable)
extension MatchProfile: Sendable {}
