/// A dictionary for a million small entries: they lie side by side without gaps, and are found through a table of four
/// bytes a place. A `Dictionary` takes up to twice the memory, and as much again while it grows.
///
/// The order of the entries is that in which they came, until one is removed: the last one takes its place.
@frozen @usableFromInline
package struct RowMap<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  @usableFromInline var storedKeys: [Key] = []
  @usableFromInline var storedValues: [Value] = []
  /// By open addressing the row of each key, counted from 1; 0 where there is none.
  @usableFromInline var places: [UInt32] = []

  @usableFromInline static var least: Int { 16 }

  @inlinable package init() {}

  /// By row.
  @inlinable package var keys: [Key] { storedKeys }
  /// By row.
  @inlinable package var values: [Value] { storedValues }
  @inlinable package var count: Int { storedKeys.count }
  @inlinable package var isEmpty: Bool { storedKeys.isEmpty }

  /// The value of a row, which must be there.
  @inlinable package subscript(row row: Int) -> Value {
    get { storedValues[row] }
    _modify { yield &storedValues[row] }
  }

  /// The row of a key; nil where it has none.
  ///
  /// - Complexity: O(1)
  @inlinable package func row(of key: Key) -> Int? {
    if storedKeys.isEmpty { return nil }
    let row = places[place(of: key)]
    return row == 0 ? nil : Int(row) - 1
  }

  @inlinable package subscript(key: Key) -> Value? { row(of: key).map { storedValues[$0] } }

  /// Puts a value in the place of the one that the key has, or adds it.
  ///
  /// - Returns: its row.
  /// - Complexity: O(1) over many calls.
  @inlinable @discardableResult package mutating func set(_ value: Value, for key: Key) -> Int {
    if (count + 1) * 5 > places.count * 4 { rebuild(size: Swift.max(Self.least, places.count / 2 * 3)) }
    let place = place(of: key)
    if places[place] != 0 {
      let row = Int(places[place]) - 1
      storedValues[row] = value
      return row
    }
    storedKeys.append(key)
    storedValues.append(value)
    places[place] = UInt32(storedKeys.count)
    return storedKeys.count - 1
  }

  /// Takes the entry of a row away; the last one takes its place.
  ///
  /// - Complexity: O(1)
  @inlinable @discardableResult package mutating func remove(row: Int) -> Value {
    free(place(of: storedKeys[row]))
    let last = storedKeys.count - 1
    if row != last {
      places[place(of: storedKeys[last])] = UInt32(row + 1)
      storedKeys.swapAt(row, last)
      storedValues.swapAt(row, last)
    }
    storedKeys.removeLast()
    return storedValues.removeLast()
  }

  /// - Complexity: O(1)
  @inlinable @discardableResult package mutating func remove(_ key: Key) -> Value? {
    row(of: key).map { remove(row: $0) }
  }

  /// Removes the entries that `isRemoved` holds for.
  ///
  /// - Complexity: O(*n*)
  @inlinable package mutating func removeAll(where isRemoved: (Key, Value) -> Bool) {
    // From the end on, so that what takes the place of a row was looked at.
    for row in stride(from: count - 1, through: 0, by: -1) where isRemoved(storedKeys[row], storedValues[row]) {
      remove(row: row)
    }
    shrink()
  }

  /// Far fewer than there were: into less memory.
  @inlinable package mutating func shrink() {
    guard storedKeys.capacity > 1_024, count * 4 < storedKeys.capacity else { return }
    storedKeys = storedKeys.withUnsafeBufferPointer { Array($0) }
    storedValues = storedValues.withUnsafeBufferPointer { Array($0) }
    rebuild(size: Swift.max(Self.least, count * 2))
  }

  /// Makes a place free, and moves up those behind it that would not be found any more.
  @inlinable mutating func free(_ place: Int) {
    var hole = place
    var other = next(hole)
    while places[other] != 0 {
      let home = home(of: storedKeys[Int(places[other]) - 1])
      // Whether the way from its own place leads over the hole.
      let isBehind = home <= other ? home <= hole && hole < other : home <= hole || hole < other
      if isBehind {
        places[hole] = places[other]
        hole = other
      }
      other = next(other)
    }
    places[hole] = 0
  }

  @inlinable mutating func rebuild(size: Int) {
    places = []
    places = Array(repeating: 0, count: size)
    for row in storedKeys.indices {
      var place = home(of: storedKeys[row])
      while places[place] != 0 { place = next(place) }
      places[place] = UInt32(row + 1)
    }
  }

  /// Where the key is, or would be.
  @inlinable func place(of key: Key) -> Int {
    var place = home(of: key)
    while places[place] != 0, storedKeys[Int(places[place]) - 1] != key { place = next(place) }
    return place
  }

  @inlinable func next(_ place: Int) -> Int { place + 1 == places.count ? 0 : place + 1 }

  @inlinable func home(of key: Key) -> Int {
    let hash = UInt64(truncatingIfNeeded: UInt(bitPattern: key.hashValue))
    return Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(places.count)).high)
  }
}
