import SluiceCore

/// Groups under the numbers of their keys' values, found by open addressing. A group has a number as long as it lives;
/// numbers are used again.
struct ESQLGroupTable: Sendable {
  /// The rows of a group, one linked to the next.
  struct Group: Sendable {
    /// Of a row that is linked: by its place, as `ESQLWindow` counts them.
    var first: UInt32 = 0
    var last: UInt32 = 0
    var count: UInt32 = 0
    /// Rows came or went since it was looked at.
    var isDirty = false
    /// It meets the steady conditions.
    var passes = false
    /// It is in the list of those that do.
    var isListed = false
  }

  /// How many values a key has.
  private let width: Int
  private var keys: [UInt32] = []
  private var groups: [Group] = []
  private var free: [UInt32] = []
  /// Number + 1, 0 where there is none. The size is a power of two.
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
  mutating func number(of key: some RandomAccessCollection<UInt32>) -> UInt32 {
    var slot = place(of: key)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if self.key(number).elementsEqual(key) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number: UInt32
    if let last = free.popLast() {
      number = last
      keys.replaceSubrange(Int(number) * width..<(Int(number) + 1) * width, with: key)
    } else {
      number = UInt32(groups.count)
      keys.append(contentsOf: key)
      groups.append(Group())
    }
    slots[slot] = number + 1
    if count * 4 > slots.count * 3 { rehash(size: slots.count * 2) }
    return number
  }

  /// Ends a group. Where it is in somebody's list it stays there: what it says of itself tells.
  mutating func remove(_ number: UInt32) {
    let mask = slots.count - 1
    var hole = place(of: key(number))
    while slots[hole] != number + 1 { hole = (hole + 1) & mask }
    var next = (hole + 1) & mask
    while slots[next] != 0 {
      let home = place(of: key(slots[next] - 1))
      // It may move to the hole unless its own place lies behind it.
      if (next &- home) & mask >= (next &- hole) & mask {
        slots[hole] = slots[next]
        hole = next
      }
      next = (next + 1) & mask
    }
    slots[hole] = 0
    groups[Int(number)].count = 0
    groups[Int(number)].passes = false
    free.append(number)
  }

  /// Marks the values that keys have.
  func mark(_ isUsed: inout [Bool]) {
    for slot in slots where slot != 0 { for value in key(slot - 1) { isUsed[Int(value)] = true } }
  }

  /// The values have other numbers.
  mutating func renumber(_ numbers: [UInt32]) {
    // Those of groups that ended may be gone: any number will do.
    for index in keys.indices { keys[index] = Int(keys[index]) < numbers.count ? numbers[Int(keys[index])] : 0 }
    rehash(size: slots.count)
  }

  private mutating func rehash(size: Int) {
    let old = slots
    slots = Array(repeating: 0, count: size)
    for number in old where number != 0 {
      var slot = place(of: key(number - 1))
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = number
    }
  }

  private func key(_ number: UInt32) -> ArraySlice<UInt32> { keys[Int(number) * width..<(Int(number) + 1) * width] }

  private func place(of key: some RandomAccessCollection<UInt32>) -> Int {
    var hash: UInt64 = 0
    for value in key { hash = seeded(hash, UInt64(value)) }
    return Int(truncatingIfNeeded: hash) & (slots.count - 1)
  }
}
