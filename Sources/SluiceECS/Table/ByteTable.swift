import SluiceCore

/// Finds the value of a text by its bytes: a fixed hash table, open addressing, at most half full.
struct ByteTable<Value: Sendable>: Sendable {
  private var slots: [Int32]
  private var entries: [(key: StaticString, value: Value)]
  private let mask: Int

  /// - Precondition: keys are distinct; of equal ones the first is found.
  init(_ entries: [(key: StaticString, value: Value)]) {
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    mask = size - 1
    slots = Array(repeating: -1, count: size)
    self.entries = entries
    for (index, entry) in entries.enumerated() {
      let key = UnsafeRawBufferPointer(start: entry.key.utf8Start, count: entry.key.utf8CodeUnitCount)
      var slot = Self.hash(key) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(index)
    }
  }

  /// - Complexity: O(key length).
  func value(for key: UnsafeRawBufferPointer) -> Value? {
    guard let start = key.baseAddress else { return nil }
    var slot = Self.hash(key) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.key.utf8CodeUnitCount == key.count,
        rawBytesEqual(start, UnsafeRawPointer(entry.key.utf8Start), key.count)
      {
        return entry.value
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Length and both ends tell the keys of a table apart well enough; equal hashes cost a comparison.
  private static func hash(_ key: UnsafeRawBufferPointer) -> Int {
    guard let start = key.baseAddress, key.count >= 8 else { return hashBytes(key) }
    let head = start.loadUnaligned(as: UInt64.self)
    let tail = start.loadUnaligned(fromByteOffset: key.count - 8, as: UInt64.self)
    let mixed = (head ^ UInt64(key.count)) &* 0x9e37_79b9_7f4a_7c15 ^ tail &* 0xc2b2_ae3d_27d4_eb4f
    return Int(truncatingIfNeeded: mixed >> 33)
  }
}

/// FNV-1a, as a positive number.
func hashBytes(_ bytes: UnsafeRawBufferPointer) -> Int {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7fff_ffff_ffff_ffff)
}
