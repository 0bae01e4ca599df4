/// ASCII upper case made lower case; all other bytes stay, so that UTF-8 stays UTF-8.
@inline(__always)
func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

/// `folded(_:)` of eight bytes at once.
@inline(__always)
func folded(_ word: UInt64) -> UInt64 {
  // Seven bits per byte plus a constant below 0x80 never carry into the next byte.
  let low = word & 0x7F7F_7F7F_7F7F_7F7F
  let isAtLeastA = low &+ 0x3F3F_3F3F_3F3F_3F3F
  let isAboveZ = low &+ 0x2525_2525_2525_2525
  let isUpper = ~word & (isAtLeastA ^ isAboveZ) & 0x8080_8080_8080_8080
  return word | isUpper >> 2
}

func folded(_ bytes: [UInt8]) -> [UInt8] { bytes.map { folded($0) } }

/// Whether `count` bytes at `value` equal those at `literal`.
@inline(__always)
func equalsExactly(_ value: UnsafeRawPointer, _ literal: UnsafeRawPointer, _ count: Int) -> Bool {
  var index = 0
  // Every load ends at `count` or before.
  while index &+ 8 <= count {
    if value.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      != literal.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    {
      return false
    }
    index &+= 8
  }
  while index < count {
    if value.load(fromByteOffset: index, as: UInt8.self) != literal.load(fromByteOffset: index, as: UInt8.self) {
      return false
    }
    index &+= 1
  }
  return true
}

/// Whether `count` bytes at `value` equal those at `literal`, which are folded already.
@inline(__always)
func equalsFolded(_ value: UnsafeRawPointer, _ literal: UnsafeRawPointer, _ count: Int) -> Bool {
  var index = 0
  // Every load ends at `count` or before.
  while index &+ 8 <= count {
    if folded(value.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      != literal.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    {
      return false
    }
    index &+= 8
  }
  while index < count {
    if folded(value.load(fromByteOffset: index, as: UInt8.self)) != literal.load(fromByteOffset: index, as: UInt8.self)
    {
      return false
    }
    index &+= 1
  }
  return true
}

/// Whether two ranges of the same length are equal; with `folding`, `literal` is folded and the value's case does not
/// count.
@inline(__always)
func equals(_ value: UnsafeRawPointer, _ literal: UnsafeRawPointer, _ count: Int, folding: Bool) -> Bool {
  folding ? equalsFolded(value, literal, count) : equalsExactly(value, literal, count)
}
