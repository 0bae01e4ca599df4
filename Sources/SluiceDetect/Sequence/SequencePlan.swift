package import SluiceRules

/// The stages of a sequence as its machine needs them: which of them are events that have to stay away.
package struct SequencePlan: Hashable, Sendable {
  /// For each stage whether it is a missing event (`![…]`).
  package let isMissing: [Bool]
  /// The greatest time from the first event to the last, inclusive, in milliseconds.
  package let maxSpan: Int64?
  /// The stages of events, in order; at least one.
  let events: [Int]
  /// For each stage the place of the event stage before it in `events`, missing stages included; -1 where there is
  /// none.
  let gap: [Int]

  /// - Parameter isMissing: at least one must be false, else nil. With missing events there has to be a `maxSpan`.
  package init?(isMissing: [Bool], maxSpan: Int64?) {
    self.isMissing = isMissing
    self.maxSpan = maxSpan
    events = isMissing.indices.filter { !isMissing[$0] }
    var gap: [Int] = []
    var place = -1
    for isMissing in isMissing {
      if !isMissing { place += 1 }
      gap.append(place)
    }
    self.gap = gap
    guard !events.isEmpty, maxSpan != nil || !isMissing.contains(true) else { return nil }
  }

  /// Nil if the query has no stage without `!`, or missing events without a `maxSpan`; the parser refuses such.
  package init?(_ query: SequenceQuery) {
    self.init(isMissing: query.stages.map(\.isMissing), maxSpan: query.maxSpan)
  }

  /// The stage number that stands for `until`.
  package var until: Int { isMissing.count }
  var hasLeading: Bool { isMissing.first == true }
  var hasTrailing: Bool { isMissing.last == true }
}
