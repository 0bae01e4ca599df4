/// Numbers byte strings: an open-addressing hash table from keys to small numbers, in the order of their first
/// insertion.
///
/// Looking up allocates nothing and makes no String. The keys lie one behind the other in one buffer.
struct ByteTable {
  private struct Slot {
    var hash: UInt64
    /// Offset of the key in `keys`.
    var start: Int32
    var length: Int32
    /// The key's number; -1 in a free slot.
    var value: Int32
  }

  private var slots: [Slot]
  private var keys: [UInt8] = []
  private(set) var count = 0
  private let limit: Int
  private static let free = Slot(hash: 0, start: 0, length: 0, value: -1)

  /// - Parameter limit: how many keys fit. The owner looks at `isFull` and empties the table.
  init(limit: Int) {
    self.limit = limit
    slots = Array(repeating: Self.free, count: 16)
  }

  var isFull: Bool { count >= limit || keys.count > 16 << 20 }

  /// The number of `key`; nil when it is new.
  ///
  /// - Complexity: O(length of the key), expected.
  func value(of key: UnsafeRawBufferPointer) -> Int? {
    let hash = Self.hash(key)
    return slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var index = Int(truncatingIfNeeded: hash) & mask
      // Ends: half of the slots at least are free.
      while slots[index].value >= 0 {
        if slots[index].hash == hash, Int(slots[index].length) == key.count, matches(slots[index], key) {
          return Int(slots[index].value)
        }
        index = (index + 1) & mask
      }
      return nil
    }
  }

  /// Adds `key`, which is not there yet, and returns its number.
  ///
  /// - Precondition: the table is not full.
  mutating func insert(_ key: UnsafeRawBufferPointer) -> Int {
    precondition(!isFull, "ByteTable.insert: the table is full")
    // At most half of the slots are taken, so that a probe ends soon.
    if (count + 1) * 2 > slots.count { grow() }
    place(Slot(hash: Self.hash(key), start: Int32(keys.count), length: Int32(key.count), value: Int32(count)))
    keys.append(contentsOf: key)
    count += 1
    return count - 1
  }

  private mutating func place(_ slot: Slot) {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: slot.hash) & mask
    while slots[index].value >= 0 { index = (index + 1) & mask }
    slots[index] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Self.free, count: old.count * 2)
    for slot in old where slot.value >= 0 { place(slot) }
  }

  mutating func removeAll() {
    for index in slots.indices { slots[index].value = -1 }
    keys.removeAll(keepingCapacity: keys.capacity <= 1 << 20)
    count = 0
  }

  private func matches(_ slot: Slot, _ key: UnsafeRawBufferPointer) -> Bool {
    let start = Int(slot.start)
    return keys.withUnsafeBytes { keys in
      for offset in 0..<key.count where keys[start + offset] != key[offset] { return false }
      return true
    }
  }

  /// FNV-1a, eight bytes at a time, with a final mix.
  private static func hash(_ key: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(key.count)
    var index = 0
    while index + 8 <= key.count {
      hash = (hash ^ key.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x0000_0100_0000_01B3
      hash ^= hash >> 29
      index += 8
    }
    while index < key.count {
      hash = (hash ^ UInt64(key[index])) &* 0x0000_0100_0000_01B3
      index += 1
    }
    hash ^= hash >> 32
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    return hash ^ hash >> 29
  }
}
