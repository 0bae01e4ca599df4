/// A set of byte strings in frozen memory: open addressing, at most half full.
struct ByteSet: BitwiseCopyable {
  private struct Slot: BitwiseCopyable {
    var hash: UInt32 = 0
    var length: UInt32 = 0
    /// Nil in an empty slot.
    var start: UnsafeRawPointer?
  }

  private let slots: UnsafePointer<Slot>
  private let mask: UInt32
  /// Bit `length & 63` is set for each member's length.
  private let lengths: UInt64

  init(_ members: [[UInt8]], in memory: FrozenMemory) {
    var capacity = 4
    while capacity < members.count * 2 { capacity *= 2 }
    var slots = [Slot](repeating: Slot(), count: capacity)
    var lengths: UInt64 = 0
    for member in members {
      let start = memory.copy(member)
      let hash = foldedHash(start, member.count)
      var index = Int(hash) & (capacity - 1)
      while slots[index].start != nil { index = (index + 1) & (capacity - 1) }
      slots[index] = Slot(hash: hash, length: UInt32(member.count), start: start)
      lengths |= 1 << UInt64(member.count & 63)
    }
    self.slots = memory.array(slots)
    self.mask = UInt32(capacity - 1)
    self.lengths = lengths
  }

  @inline(__always)
  func contains(_ start: UnsafeRawPointer, _ count: Int) -> Bool {
    if lengths >> UInt64(truncatingIfNeeded: count & 63) & 1 == 0 { return false }
    let hash = foldedHash(start, count)
    var index = hash & mask
    // Ends at an empty slot: the table is at most half full. The mask keeps the index inside it.
    while let member = slots[Int(index)].start {
      let slot = slots[Int(index)]
      if slot.hash == hash, Int(slot.length) == count, equalsExactly(start, member, count) { return true }
      index = (index &+ 1) & mask
    }
    return false
  }
}
