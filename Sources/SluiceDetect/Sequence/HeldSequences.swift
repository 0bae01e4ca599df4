import SluiceCore

/// The sequences that wait for one stage: at most one for each key.
struct HeldSequences<Key: Hashable & Sendable, Event: Sendable>: Sendable {
  typealias Held = HeldSequence<Event>

  var rows = RowMap<Key, Held>()
  /// Of those that have more than what fits.
  var more = RowMap<Key, Held.More>()
  private var eras = SequenceEras()
  /// The number of the stage of their last events.
  let stage: Int

  init(stage: Int) { self.stage = stage }

  var count: Int { rows.count }
  var keys: [Key] { rows.keys }

  func has(_ key: Key) -> Bool { rows.row(of: key) != nil }

  subscript(key: Key) -> SequenceMachine<Key, Event>.Partial? { rows.row(of: key).map { self[row: $0] } }

  subscript(row row: Int) -> SequenceMachine<Key, Event>.Partial {
    rows.values[row].partial(of: rows.keys[row], stage: stage, eras, more(of: row))
  }

  func number(row: Int) -> UInt64 { more(of: row)?.number ?? rows.values[row].plain(eras).number }
  func firstTime(row: Int) -> Int64 { more(of: row)?.firstTime ?? rows.values[row].plain(eras).time }

  func more(of row: Int) -> Held.More? { rows.values[row].hasMore ? more[rows.keys[row]] : nil }

  /// Puts a sequence in the place of the one that its key has, or adds it. One without events is left out.
  mutating func set(_ partial: SequenceMachine<Key, Event>.Partial) {
    var added: Held.More?
    guard let held = Held(partial, &eras, more: &added) else { return }
    if let added {
      more.set(added, for: partial.key)
    } else if let row = rows.row(of: partial.key), rows.values[row].hasMore {
      more.remove(partial.key)
    }
    rows.set(held, for: partial.key)
  }

  mutating func remove(_ key: Key) -> SequenceMachine<Key, Event>.Partial? {
    guard let row = rows.row(of: key) else { return nil }
    let held = rows.remove(row: row)
    return held.partial(of: key, stage: stage, eras, held.hasMore ? more.remove(key) : nil)
  }

  mutating func reject(_ key: Key) {
    if let row = rows.row(of: key) { rows[row: row].isRejected = true }
  }

  /// Removes the sequences that `isRemoved` holds for, by their numbers and the times of their first events.
  ///
  /// - Complexity: O(*n*)
  mutating func removeAll(
    where isRemoved: (UInt64, Int64) -> Bool, _ body: (Key) -> Void
  ) {
    // From the end on, so that what takes the place of a row was looked at.
    for row in stride(from: count - 1, through: 0, by: -1) where isRemoved(number(row: row), firstTime(row: row)) {
      let key = rows.keys[row]
      if rows.remove(row: row).hasMore { more.remove(key) }
      body(key)
    }
    rows.shrink()
    more.shrink()
  }

  func forEachEvent(_ body: (Event) -> Void) {
    for held in rows.values { body(held.first) }
    for more in more.values { for event in more.others { body(event) } }
  }

  mutating func replaceEvents(_ replacement: (Event) -> Event) {
    for row in 0..<rows.count { rows[row: row].first = replacement(rows.values[row].first) }
    for row in 0..<more.count { more[row: row].others = more.values[row].others.map(replacement) }
  }
}
