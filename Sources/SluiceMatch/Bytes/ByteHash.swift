/// A hash of bytes in which the case of ASCII letters does not count, so that one table serves keys that want the
/// exact bytes and keys that ignore case. Tables are built from rules and never grow with data, so a hostile value
/// costs one probe sequence at most.
///
/// Each word is folded in by a 64 × 64 bit multiplication whose halves are combined, as in Wang Yi's wyhash.
@inline(__always)
func foldedHash(_ start: UnsafeRawPointer, _ count: Int) -> UInt32 {
  var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
  if count >= 8 {
    // Loads end at `count`: the last one overlaps the one before.
    var index = 0
    while index &+ 8 < count {
      hash = mixed(hash ^ folded(start.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index &+= 8
    }
    hash = mixed(hash ^ folded(start.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)))
  } else if count >= 4 {
    let head = UInt64(start.loadUnaligned(as: UInt32.self))
    let tail = UInt64(start.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
    hash = mixed(hash ^ folded(head | tail << 32))
  } else if count > 0 {
    let first = UInt64(start.load(as: UInt8.self))
    let middle = UInt64(start.load(fromByteOffset: count >> 1, as: UInt8.self))
    let last = UInt64(start.load(fromByteOffset: count &- 1, as: UInt8.self))
    hash = mixed(hash ^ folded(first | middle << 8 | last << 16))
  }
  return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
}

/// A hash of the bytes as they are, of which there are sixteen at least: sixteen for each multiplication.
@inline(__always)
func exactHash(_ start: UnsafeRawPointer, _ count: Int) -> UInt32 {
  var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
  func fold(_ index: Int) {
    let first = start.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let second = start.loadUnaligned(fromByteOffset: index &+ 8, as: UInt64.self)
    let product = (first ^ 0x2D35_8DCC_AA6C_78A5).multipliedFullWidth(by: second ^ hash)
    hash = product.high ^ product.low
  }
  var index = 0
  while index &+ 16 < count {
    fold(index)
    index &+= 16
  }
  // Ends at `count`: it overlaps the one before.
  fold(count &- 16)
  hash = mixed(hash)
  return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
}

@inline(__always)
private func mixed(_ word: UInt64) -> UInt64 {
  let product = word.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
  return product.high ^ product.low
}
