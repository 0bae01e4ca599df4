import SluiceCore

/// Finds the sequences of one rule among events that are fed in their order.
///
/// The rules are those of Elasticsearch:
/// - For each join key and stage at most one sequence is under way, the one that got there last. Going on to the next
///   stage takes it from its stage.
/// - An event can go on with several sequences and begin one, but does not follow itself.
/// - A sequence that took longer than the greatest span is dropped, together with the event that was too late for it.
/// - `until` ends all sequences of its key, those included that its own event began or went on with, but not those that
///   it completed.
/// - Missing events don't keep a sequence from going on: it is rejected when it is complete. One between two events
///   must lie strictly between them, one before the first no further from the last event than the greatest span, one
///   behind the last no further from the first. With missing events at both ends a sequence is rejected only if both
///   happened, and within the greatest span of each other.
///
/// Times are milliseconds and must not decrease. Without a greatest span what is under way is kept for ever: the owner
/// of a machine looks at its `count` and evicts the oldest.
///
/// - Complexity: an event costs O(1) for each of its hits, and O(stages) for its key.
package struct SequenceMachine<Key: Hashable & Sendable, Event: Sendable>: Sendable {
  /// A stage that an event satisfies, and its join key there.
  package struct Hit: Sendable {
    /// The number of the stage, or `SequencePlan.until`.
    package var stage: Int
    package var key: Key

    package init(stage: Int, key: Key) {
      self.stage = stage
      self.key = key
    }
  }

  /// A sequence that is under way.
  package struct Partial: Sendable {
    package var key: Key
    /// Grows with each sequence that begins, so that the oldest has the least.
    package var number: UInt64
    /// The stage of its last event.
    package var stage: Int
    /// In order, without places for missing events.
    package var events: [Event]
    package var firstTime: Int64
    package var lastTime: Int64
    /// Whether an event happened that had to stay away between two of its events.
    package var isRejected: Bool
    /// When the event before the first, that should stay away, happened last.
    package var leadingHit: Int64?

    package init(
      key: Key, number: UInt64, stage: Int, events: [Event], firstTime: Int64, lastTime: Int64, isRejected: Bool,
      leadingHit: Int64?
    ) {
      self.key = key
      self.number = number
      self.stage = stage
      self.events = events
      self.firstTime = firstTime
      self.lastTime = lastTime
      self.isRejected = isRejected
      self.leadingHit = leadingHit
    }
  }

  /// An event that should stay away before a sequence begins.
  package struct LeadingHit: Hashable, Sendable {
    package var time: Int64
    /// Drawn from the same numbers as those of sequences.
    package var number: UInt64

    package init(time: Int64, number: UInt64) {
      self.time = time
      self.number = number
    }
  }

  package struct Completed: Sendable {
    package var key: Key
    /// One for each stage; nil for missing events.
    package var events: [Event?]
    package var firstTime: Int64
    package var lastTime: Int64
  }

  package let plan: SequencePlan
  /// By the place of their stage among the stages of events: at most one for each key.
  var partials: [HeldSequences<Key, Event>]
  /// Sequences with all their events, while one that has to stay away behind them may come.
  var waiting = WaitingSequences<Key, Partial>()
  /// The last event of each key that should stay away before the first.
  var leadingHits = RowMap<Key, LeadingHit>()
  var nextNumber: UInt64 = 0
  /// When what is too old was dropped last.
  var lastSweep: Int64?
  /// The keys whose sequences changed, while that is recorded.
  var changed: Set<Key> = []
  var isRecording = false

  package init(_ plan: SequencePlan) {
    self.plan = plan
    partials = plan.events.dropLast().map { HeldSequences(stage: $0) }
  }

  /// How many sequences are under way, and events that may reject one.
  package var count: Int { partials.reduce(0) { $0 + $1.count } + waiting.count + leadingHits.count }

  /// Whether the event of those hits may be kept for later ones.
  package func mayKeep(_ hits: [Hit]) -> Bool {
    hits.contains { hit in hit.stage == plan.events.first || partials.contains { $0.has(hit.key) } }
  }

  /// Takes the next event.
  ///
  /// - Returns: the sequences that are complete now; first those whose time was up before the event.
  package mutating func feed(time: Int64, event: Event, hits: [Hit]) -> [Completed] {
    var completed = advance(to: time)
    let stages = plan.isMissing.indices
    let missing = hits.filter { stages.contains($0.stage) && plan.isMissing[$0.stage] }
    // Before the events, so that the event which ends a sequence is not taken for one behind it.
    for hit in missing { reject(hit, besides: hits) }
    for (place, stage) in plan.events.enumerated().reversed() {
      for hit in hits where hit.stage == stage {
        if place == 0 {
          begin(hit.key, time, event, &completed)
        } else {
          proceed(to: place, hit.key, time, event, &completed)
        }
      }
    }
    for hit in missing where plan.gap[hit.stage] < 0 {
      leadingHits.set(LeadingHit(time: time, number: takeNumber()), for: hit.key)
      note(hit.key)
    }
    for hit in hits where hit.stage == plan.until { drop(hit.key) }
    return completed
  }

  /// Takes note that no event before that time will come.
  ///
  /// - Returns: the sequences for which nothing happened that should stay away behind them, by the time that it was up.
  package mutating func advance(to time: Int64) -> [Completed] {
    let completed = takeWaiting(before: time)
    if let maxSpan = plan.maxSpan, lastSweep.map({ time.span(since: $0) > maxSpan }) ?? true {
      lastSweep = time
      sweep(olderThan: maxSpan, at: time)
    }
    return completed
  }

  /// Takes note that nothing more will come. What lacks events stays.
  ///
  /// - Returns: the sequences for which nothing happened that should stay away behind them.
  package mutating func finish() -> [Completed] { takeWaiting(before: .max) }

  private mutating func takeWaiting(before time: Int64) -> [Completed] {
    let partials = waiting.takeAll(before: time)
    for partial in partials { note(partial.key) }
    return partials.map(completion)
  }

  mutating func note(_ key: Key) {
    if isRecording { changed.insert(key) }
  }

  mutating func takeNumber() -> UInt64 {
    defer { nextNumber += 1 }
    return nextNumber
  }

  /// Drops what can't become complete any more.
  private mutating func sweep(olderThan span: Int64, at time: Int64) {
    drop({ time.span(since: $1) > span }, leadingHits: { time.span(since: $0.time) > span })
  }

  /// Drops the sequences that lack events, and the events before one, for which that holds.
  ///
  /// - Returns: how many sequences these were.
  @discardableResult mutating func drop(
    _ isDropped: (_ number: UInt64, _ firstTime: Int64) -> Bool, leadingHits isForgotten: (LeadingHit) -> Bool
  ) -> Int {
    let before = count - leadingHits.count
    for place in partials.indices {
      partials[place].removeAll(where: isDropped) { key in
        if isRecording { changed.insert(key) }
      }
    }
    leadingHits.removeAll { key, hit in
      guard isForgotten(hit) else { return false }
      if isRecording { changed.insert(key) }
      return true
    }
    return before - (count - leadingHits.count)
  }
}

extension Int64 {
  /// The time from the other to this one; the greatest number if that does not fit.
  func span(since other: Int64) -> Int64 {
    let (span, overflows) = subtractingReportingOverflow(other)
    return overflows ? (self > other ? .max : .min) : span
  }
}
