import SluiceCore

/// The groups of an operator, of which at most `limit` live: where there are more, those that were touched longest ago
/// in event time are given up and counted.
struct BoundedGroups<Key: Hashable & Sendable, State: Sendable>: Sendable {
  private struct Entry: Sendable {
    var state: State
    var touched: EventTime
  }

  private let limit: Int
  private var entries: [Key: Entry] = [:]
  /// Keys by the stretch of time in which they were last touched; some may have been touched since.
  private var stretches: [Int64: [Key]] = [:]
  /// Live groups that were set since changes were last taken, and groups that ended and had been given out before: no
  /// more than there are groups where nobody takes changes.
  private var changed: Set<Key> = []
  private var taken: Set<Key> = []
  /// In milliseconds: within a stretch no order is kept.
  private let stretch: Int64
  private var forgotten = Int64.min
  /// Groups that were given up because there were too many.
  private(set) var evicted = 0

  /// - Parameter window: how long groups live, in milliseconds. A group that is touched again and again is noted once for
  ///   each 64th of it, or for each minute.
  init(limit: Int, window: Int64 = 0) {
    self.limit = max(1, limit)
    stretch = max(60_000, window / 64)
  }

  var count: Int { entries.count }

  subscript(key: Key) -> State? { entries[key]?.state }

  /// - Complexity: O(1), but for giving up groups at the limit.
  mutating func set(_ state: State, for key: Key, at time: EventTime) {
    changed.insert(key)
    place(state, for: key, at: time)
    if entries.count > limit { evict() }
  }

  /// Puts back a group as it was saved.
  mutating func restore(_ state: State, for key: Key, at time: EventTime) { place(state, for: key, at: time) }

  mutating func remove(_ key: Key) {
    if entries.removeValue(forKey: key) != nil { noteEnd(key) }
  }

  /// Drops the groups that were last touched in a stretch of time before that of `time`.
  mutating func forget(before time: EventTime) {
    let limit = stretch(of: time)
    guard limit > forgotten else { return }
    forgotten = limit
    for stretch in stretches.keys where stretch < limit { drop(stretch) }
  }

  /// The groups that were set or dropped since the last call.
  mutating func takeChanges() -> [(key: Key, state: State?)] {
    defer { changed.removeAll() }
    return changed.map { key in
      let state = entries[key]?.state
      if state == nil { taken.remove(key) } else { taken.insert(key) }
      return (key, state)
    }
  }

  private mutating func place(_ state: State, for key: Key, at time: EventTime) {
    let old = entries.updateValue(Entry(state: state, touched: time), forKey: key)
    let stretch = self.stretch(of: time)
    if let old, self.stretch(of: old.touched) == stretch { return }
    stretches[stretch, default: []].append(key)
  }

  private mutating func evict() {
    // An eighth at a time, so that each group is given up at a constant cost.
    let target = limit - limit / 8
    for stretch in stretches.keys.sorted() {
      if entries.count <= target { return }
      let before = entries.count
      for key in stretches.removeValue(forKey: stretch) ?? [] {
        guard let entry = entries[key], self.stretch(of: entry.touched) == stretch else { continue }
        if entries.count <= target {
          stretches[stretch, default: []].append(key)
        } else {
          entries[key] = nil
          noteEnd(key)
        }
      }
      evicted += before - entries.count
    }
  }

  private mutating func drop(_ stretch: Int64) {
    for key in stretches.removeValue(forKey: stretch) ?? [] {
      guard let entry = entries[key], self.stretch(of: entry.touched) == stretch else { continue }
      entries[key] = nil
      noteEnd(key)
    }
  }

  private mutating func noteEnd(_ key: Key) {
    if taken.contains(key) { changed.insert(key) } else { changed.remove(key) }
  }

  /// The number of the stretch of time, from 1970.
  private func stretch(of time: EventTime) -> Int64 {
    let (quotient, remainder) = time.milliseconds.quotientAndRemainder(dividingBy: stretch)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
