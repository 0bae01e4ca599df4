import SluiceCore

/// The groups of an operator, of which at most `limit` live: where there are more, those that were touched longest ago
/// in event time are given up and counted.
///
/// All that decides what is given up when is part of what is stored, so that a run that takes it up goes on as the one
/// before would have.
struct BoundedGroups<Key: Hashable & Sendable, State: Sendable>: Sendable {
  struct Entry: Sendable {
    var state: State
    var touched: EventTime
    /// Grows with each group that comes into a stretch of time: who was there first.
    var order: UInt64
  }

  private let limit: Int
  private var entries: [Key: Entry] = [:]
  /// Keys by the stretch of time in which they were last touched; some may have been touched since.
  private var stretches: [Int64: [Key]] = [:]
  /// Groups that were set or ended since changes were last taken; empty where nobody records.
  private var changed: Set<Key> = []
  private var isRecording = false
  /// In milliseconds: within a stretch no order is kept but that of `order`.
  private let stretch: Int64
  private var forgotten = Int64.min
  private var nextOrder: UInt64 = 0
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
    note(key)
    let stretch = self.stretch(of: time)
    if let old = entries[key], self.stretch(of: old.touched) == stretch {
      entries[key] = Entry(state: state, touched: time, order: old.order)
      return
    }
    entries[key] = Entry(state: state, touched: time, order: nextOrder)
    nextOrder += 1
    stretches[stretch, default: []].append(key)
    if entries.count > limit { evict() }
  }

  /// Changes a group's state where it lies; `initial` is that of a new one.
  ///
  /// - Complexity: that of `body`, and O(1) but for giving up groups at the limit.
  mutating func update(
    _ key: Key, at time: EventTime, _ initial: @autoclosure () -> State, _ body: (inout State) -> Void
  ) {
    guard let index = entries.index(forKey: key) else {
      var state = initial()
      body(&state)
      set(state, for: key, at: time)
      return
    }
    note(key)
    body(&entries.values[index].state)
    let stretch = self.stretch(of: time)
    let isSame = self.stretch(of: entries.values[index].touched) == stretch
    entries.values[index].touched = time
    if isSame { return }
    entries.values[index].order = nextOrder
    nextOrder += 1
    stretches[stretch, default: []].append(key)
  }

  mutating func remove(_ key: Key) {
    if entries.removeValue(forKey: key) != nil { note(key) }
  }

  /// Drops the groups that were last touched in a stretch of time before that of `time`.
  mutating func forget(before time: EventTime) {
    let limit = stretch(of: time)
    guard limit > forgotten else { return }
    forgotten = limit
    for stretch in stretches.keys where stretch < limit { drop(stretch) }
  }

  private mutating func evict() {
    // An eighth at a time, so that each group is given up at a constant cost.
    let target = limit - limit / 8
    for stretch in stretches.keys.sorted() {
      if entries.count <= target { return }
      let before = entries.count
      let keys = (stretches.removeValue(forKey: stretch) ?? []).compactMap { key in
        entries[key].flatMap { self.stretch(of: $0.touched) == stretch ? (key: key, order: $0.order) : nil }
      }
      for (key, _) in keys.sorted(by: { $0.order < $1.order }) where entries[key] != nil {
        if entries.count <= target {
          stretches[stretch, default: []].append(key)
        } else {
          entries[key] = nil
          note(key)
        }
      }
      evicted += before - entries.count
    }
  }

  private mutating func drop(_ stretch: Int64) {
    for key in stretches.removeValue(forKey: stretch) ?? [] {
      guard let entry = entries[key], self.stretch(of: entry.touched) == stretch else { continue }
      entries[key] = nil
      note(key)
    }
  }

  private mutating func note(_ key: Key) {
    if isRecording { changed.insert(key) }
  }

  /// The number of the stretch of time, from 1970.
  private func stretch(of time: EventTime) -> Int64 {
    let (quotient, remainder) = time.milliseconds.quotientAndRemainder(dividingBy: stretch)
    return remainder < 0 ? quotient - 1 : quotient
  }

  // MARK: Storing

  mutating func beginRecording(all: Bool) {
    isRecording = true
    if all { changed.formUnion(entries.keys) }
  }

  /// The groups that were set or dropped since the last call.
  mutating func takeChanges(
    key name: (Key) -> [UInt8], _ write: (inout StateWriter, State) -> Void
  ) -> [StateChange] {
    defer { changed.removeAll(keepingCapacity: true) }
    return changed.map { key in
      guard let entry = entries[key] else { return StateChange(key: name(key), value: nil) }
      var value = StateWriter()
      value.write(entry.touched)
      value.write(entry.order)
      write(&value, entry.state)
      return StateChange(key: name(key), value: value.bytes, time: entry.touched)
    }
  }

  /// Puts back a group as it was stored.
  mutating func restore(
    _ key: Key, _ reader: inout StateReader,
    _ read: (inout StateReader) throws(StateReader.Damaged) -> State
  ) throws(StateReader.Damaged) {
    let touched = try reader.time()
    let order = try reader.unsigned()
    entries[key] = Entry(state: try read(&reader), touched: touched, order: order)
    stretches[stretch(of: touched), default: []].append(key)
    nextOrder = max(nextOrder, order &+ 1)
  }

  /// What all groups have in common.
  func writeCommon(_ writer: inout StateWriter) {
    writer.write(forgotten)
    writer.write(nextOrder)
    writer.write(evicted)
  }

  mutating func restoreCommon(_ reader: inout StateReader) throws(StateReader.Damaged) {
    forgotten = try reader.integer64()
    nextOrder = max(nextOrder, try reader.unsigned())
    evicted = try reader.integer()
  }
}

/// What the groups of an operator have in common, as it was stored last: it is stored again when it differs.
struct StoredCommon: Sendable {
  private var stored: [UInt8]?

  /// Appends it to the changes where it changed.
  mutating func append(_ write: (inout StateWriter) -> Void, to changes: inout [StateChange]) {
    var writer = StateWriter()
    write(&writer)
    guard writer.bytes != stored else { return }
    stored = writer.bytes
    changes.append(StateChange(key: [], value: writer.bytes))
  }
}
