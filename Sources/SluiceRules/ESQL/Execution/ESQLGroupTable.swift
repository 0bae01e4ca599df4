import SluiceCore

/// Groups under the numbers of their keys' values, found by open addressing. A group has a number as long as it lives;
/// numbers are used again.
struct ESQLGroupTable: Sendable {
  /// The rows of a group, one linked to the next.
  struct Group: Sendable {
    /// Of a row that is linked: by its place, as `ESQLWindow` counts them.
    var first: UInt32 = 0
    var last: UInt32 = 0
    /// The number of its rows, and what is known of it in the last three bits.
    private var mark: UInt32 = 0

    /// Less than 2²⁹.
    var count: UInt32 {
      get { mark >> 3 }
      set { mark = newValue << 3 | mark & 7 }
    }

    /// Rows came or went since it was looked at.
    var isDirty: Bool {
      get { mark & 1 != 0 }
      set { set(1, newValue) }
    }

    /// It meets the steady conditions.
    var passes: Bool {
      get { mark & 2 != 0 }
      set { set(2, newValue) }
    }

    /// It is in the list of those that do.
    var isListed: Bool {
      get { mark & 4 != 0 }
      set { set(4, newValue) }
    }

    private mutating func set(_ bit: UInt32, _ isSet: Bool) { mark = isSet ? mark | bit : mark & ~bit }
  }

  /// How many rows a group can have.
  static let greatestCount = 1 << 29 - 1

  /// How many values a key has.
  private let width: Int
  private var keys = PackedNumbers()
  private var groups: [Group] = []
  private var free: [UInt32] = []
  /// Number + 1, 0 where there is none. It grows by half.
  private var slots = [UInt32](repeating: 0, count: 64)

  private let seeded = SeededHash()

  init(width: Int) { self.width = width }

  /// Groups that have rows.
  var count: Int { groups.count - free.count }
  /// Numbers that are or were in use.
  var capacity: Int { groups.count }

  subscript(group: UInt32) -> Group {
    get { groups[Int(group)] }
    set { groups[Int(group)] = newValue }
  }

  /// The number of the group with those values; a new one where it is new.
  mutating func number(of key: [UInt32]) -> UInt32 {
    var slot = home(key)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if isKey(key, of: number) { return number }
      slot = next(slot)
    }
    let number: UInt32
    if let last = free.popLast() {
      number = last
      for (column, value) in key.enumerated() { keys[Int(number) * width + column] = value }
    } else {
      number = UInt32(groups.count)
      for value in key { keys.append(value) }
      groups.reserveMore(1)
      groups.append(Group())
    }
    slots[slot] = number + 1
    if count * 4 > slots.count * 3 { rehash(size: slots.count / 2 * 3) }
    return number
  }

  /// Ends a group. Where it is in somebody's list it stays there: what it says of itself tells.
  mutating func remove(_ number: UInt32) {
    var hole = home(of: number)
    while slots[hole] != number + 1 { hole = next(hole) }
    var other = next(hole)
    while slots[other] != 0 {
      let home = home(of: slots[other] - 1)
      // Whether the way from its own place leads over the hole.
      let isBehind = home <= other ? home <= hole && hole < other : home <= hole || hole < other
      if isBehind {
        slots[hole] = slots[other]
        hole = other
      }
      other = next(other)
    }
    slots[hole] = 0
    groups[Int(number)].count = 0
    groups[Int(number)].passes = false
    free.append(number)
  }

  /// Marks the values that keys have.
  func mark(_ isUsed: inout [Bool]) {
    for slot in slots where slot != 0 {
      for column in 0..<width { isUsed[Int(key(slot - 1, column))] = true }
    }
  }

  /// The values have other numbers.
  mutating func renumber(_ numbers: [UInt32]) {
    // Those of groups that ended may be gone: any number will do.
    keys.replaceAll { Int($0) < numbers.count ? numbers[Int($0)] : 0 }
    rehash(size: slots.count)
  }

  private mutating func rehash(size: Int) {
    var live: [UInt32] = []
    live.reserveCapacity(count)
    for slot in slots where slot != 0 { live.append(slot) }
    slots = []
    slots = Array(repeating: 0, count: size)
    for slot in live {
      var place = home(of: slot - 1)
      while slots[place] != 0 { place = next(place) }
      slots[place] = slot
    }
  }

  private func key(_ number: UInt32, _ column: Int) -> UInt32 { keys[Int(number) * width + column] }

  private func isKey(_ key: [UInt32], of number: UInt32) -> Bool {
    for column in 0..<width where self.key(number, column) != key[column] { return false }
    return true
  }

  private func next(_ place: Int) -> Int { place + 1 == slots.count ? 0 : place + 1 }

  /// Where a group's place is, or that from which on it is looked for.
  private func home(of number: UInt32) -> Int {
    var hash: UInt64 = 0
    for column in 0..<width { hash = seeded(hash, UInt64(key(number, column))) }
    return home(hash)
  }

  private func home(_ key: [UInt32]) -> Int {
    var hash: UInt64 = 0
    for value in key { hash = seeded(hash, UInt64(value)) }
    return home(hash)
  }

  private func home(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(slots.count)).high)
  }
}
