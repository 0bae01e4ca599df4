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
  private var entries = RowMap<Key, Entry>()
  /// By row whether the group was set since changes were last taken; empty where nobody records.
  private var isChanged: [Bool] = []
  /// Groups that ended since then, and may have begun again.
  private var ended: Set<Key> = []
  private var isRecording = false
  /// In milliseconds: within a stretch no order is kept but that of `order`.
  private let stretch: Int64
  private var forgotten = Int64.min
  /// No group was last touched before this, in milliseconds.
  private var leastTouched = Int64.max
  private var nextOrder: UInt64 = 0
  /// Groups that were given up because there were too many.
  private(set) var evicted = 0

  /// - Parameter window: how long groups live, in milliseconds. A group that is touched again and again is noted once for
  ///   each 64th of it, or for each minute.
  init(limit: Int, window: Int64 = 0) {
    // Rows have numbers of four bytes.
    self.limit = min(max(1, limit), Int(UInt32.max) - 1)
    stretch = max(60_000, window / 64)
  }

  var count: Int { entries.count }

  subscript(key: Key) -> State? { entries[key]?.state }

  /// - Complexity: O(1), but for giving up groups at the limit.
  mutating func set(_ state: State, for key: Key, at time: EventTime) {
    guard let row = entries.row(of: key) else { return add(state, key, time) }
    entries[row: row].state = state
    touch(row, time)
  }

  /// Changes a group's state where it lies; `initial` is that of a new one.
  ///
  /// - Complexity: that of `body`, and O(1) but for giving up groups at the limit.
  mutating func update(
    _ key: Key, at time: EventTime, _ initial: @autoclosure () -> State, _ body: (inout State) -> Void
  ) {
    guard let row = entries.row(of: key) else {
      var state = initial()
      body(&state)
      return add(state, key, time)
    }
    body(&entries[row: row].state)
    touch(row, time)
  }

  mutating func remove(_ key: Key) {
    if let row = entries.row(of: key) { remove(row: row) }
  }

  /// Drops the groups that were last touched in a stretch of time before that of `time`.
  ///
  /// - Complexity: O(1), but for O(*n*) once in each stretch.
  mutating func forget(before time: EventTime) {
    let limit = stretch(of: time)
    guard limit > forgotten else { return }
    forgotten = limit
    let end = limit * stretch
    guard leastTouched < end else { return }
    leastTouched = .max
    // From the end on, for the last row takes the place of one that is removed.
    for row in stride(from: entries.count - 1, through: 0, by: -1) {
      let touched = entries[row: row].touched.milliseconds
      if touched < end { remove(row: row) } else { leastTouched = min(leastTouched, touched) }
    }
    entries.shrink()
  }

  private mutating func add(_ state: State, _ key: Key, _ time: EventTime) {
    entries.set(Entry(state: state, touched: time, order: nextOrder), for: key)
    nextOrder += 1
    leastTouched = min(leastTouched, time.milliseconds)
    if isRecording { isChanged.append(true) }
    if entries.count > limit { evict() }
  }

  private mutating func touch(_ row: Int, _ time: EventTime) {
    if isRecording { isChanged[row] = true }
    let isSame = stretch(of: entries[row: row].touched) == stretch(of: time)
    entries[row: row].touched = time
    leastTouched = min(leastTouched, time.milliseconds)
    if isSame { return }
    entries[row: row].order = nextOrder
    nextOrder += 1
  }

  private mutating func remove(row: Int) {
    if isRecording {
      ended.insert(entries.keys[row])
      isChanged.swapAt(row, entries.count - 1)
      isChanged.removeLast()
    }
    entries.remove(row: row)
  }

  /// Gives up those of the earliest stretches of time, and of one stretch those that came into it first.
  private mutating func evict() {
    // An eighth at a time, so that each group is given up at a constant cost.
    let before = entries.count
    var surplus = before - (limit - limit / 8)
    var counts: [Int64: Int] = [:]
    for entry in entries.values { counts[stretch(of: entry.touched), default: 0] += 1 }
    var cut = Int64.min
    for (stretch, count) in counts.sorted(by: { $0.key < $1.key }) {
      cut = stretch
      if count > surplus { break }
      surplus -= count
    }
    let least = order(behind: surplus, of: cut)
    for row in stride(from: entries.count - 1, through: 0, by: -1) {
      let stretch = stretch(of: entries[row: row].touched)
      if stretch < cut || stretch == cut && entries[row: row].order < least { remove(row: row) }
    }
    evicted += before - entries.count
  }

  /// The least `order` such that so many groups of the stretch have a smaller one.
  ///
  /// - Complexity: O(*n*) for each bit of it, in no memory: there are many groups when this is asked.
  private func order(behind count: Int, of stretch: Int64) -> UInt64 {
    var (low, high) = (UInt64(0), nextOrder)
    while low < high {
      let middle = low + (high - low) / 2
      var smaller = 0
      for entry in entries.values where entry.order < middle && self.stretch(of: entry.touched) == stretch {
        smaller += 1
      }
      if smaller < count { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The number of the stretch of time, from 1970.
  private func stretch(of time: EventTime) -> Int64 {
    let (quotient, remainder) = time.milliseconds.quotientAndRemainder(dividingBy: stretch)
    return remainder < 0 ? quotient - 1 : quotient
  }

  // MARK: Storing

  mutating func beginRecording(all: Bool) {
    if !isRecording { isChanged = Array(repeating: false, count: entries.count) }
    isRecording = true
    if all { isChanged = Array(repeating: true, count: entries.count) }
  }

  /// The groups that were set or dropped since the last call.
  mutating func takeChanges(
    key name: (Key) -> [UInt8], _ write: (inout StateWriter, State) -> Void
  ) -> [StateChange] {
    var changes: [StateChange] = []
    for key in ended where entries.row(of: key) == nil { changes.append(StateChange(key: name(key), value: nil)) }
    ended = []
    for row in isChanged.indices where isChanged[row] {
      let entry = entries[row: row]
      var value = StateWriter()
      value.write(entry.touched)
      value.write(entry.order)
      write(&value, entry.state)
      changes.append(StateChange(key: name(entries.keys[row]), value: value.bytes, time: entry.touched))
      isChanged[row] = false
    }
    return changes
  }

  /// Puts back a group as it was stored.
  mutating func restore(
    _ key: Key, _ reader: inout StateReader,
    _ read: (inout StateReader) throws(StateReader.Damaged) -> State
  ) throws(StateReader.Damaged) {
    let touched = try reader.time()
    let order = try reader.unsigned()
    let row = entries.set(Entry(state: try read(&reader), touched: touched, order: order), for: key)
    if isRecording, row == isChanged.count { isChanged.append(false) }
    leastTouched = min(leastTouched, touched.milliseconds)
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
