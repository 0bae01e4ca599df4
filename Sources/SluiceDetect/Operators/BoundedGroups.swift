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
  private var changed: Set<Key> = []
  private var forgotten = Int64.min
  /// Groups that were given up because there were too many.
  private(set) var evicted = 0

  init(limit: Int) { self.limit = max(1, limit) }

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
    if entries.removeValue(forKey: key) != nil { changed.insert(key) }
  }

  /// Drops the groups that were last touched in a minute before that of `time`.
  mutating func forget(before time: EventTime) {
    let limit = Self.stretch(time)
    guard limit > forgotten else { return }
    forgotten = limit
    for stretch in stretches.keys where stretch < limit { drop(stretch) }
  }

  /// The groups that were set or dropped since the last call.
  mutating func takeChanges() -> [(key: Key, state: State?)] {
    defer { changed.removeAll() }
    return changed.map { ($0, entries[$0]?.state) }
  }

  private mutating func place(_ state: State, for key: Key, at time: EventTime) {
    let old = entries.updateValue(Entry(state: state, touched: time), forKey: key)
    let stretch = Self.stretch(time)
    if let old, Self.stretch(old.touched) == stretch { return }
    stretches[stretch, default: []].append(key)
  }

  private mutating func evict() {
    // An eighth at a time, so that each group is given up at a constant cost.
    let target = limit - limit / 8
    for stretch in stretches.keys.sorted() {
      if entries.count <= target { return }
      let before = entries.count
      for key in stretches.removeValue(forKey: stretch) ?? [] {
        guard let entry = entries[key], Self.stretch(entry.touched) == stretch else { continue }
        if entries.count <= target {
          stretches[stretch, default: []].append(key)
        } else {
          entries[key] = nil
          changed.insert(key)
        }
      }
      evicted += before - entries.count
    }
  }

  private mutating func drop(_ stretch: Int64) {
    for key in stretches.removeValue(forKey: stretch) ?? [] {
      guard let entry = entries[key], Self.stretch(entry.touched) == stretch else { continue }
      entries[key] = nil
      changed.insert(key)
    }
  }

  /// Minutes since 1970.
  private static func stretch(_ time: EventTime) -> Int64 {
    let (quotient, remainder) = time.milliseconds.quotientAndRemainder(dividingBy: 60_000)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
