/// The offset of the first occurrence of a needle, or -1. With `folding` the needle is folded and the case of ASCII
/// letters does not count.
///
/// Looks at eight starts at a time: where the first and the last byte fit, the bytes between are compared. Linear on
/// all but contrived texts.
@inline(__always)
func search(
  _ needle: UnsafeRawPointer, _ length: Int, in text: UnsafeRawPointer, _ count: Int, folding: Bool
) -> Int {
  if length == 0 { return 0 }
  if length > count { return -1 }
  let lastStart = count &- length
  let ones: UInt64 = 0x0101_0101_0101_0101
  let tops: UInt64 = 0x8080_8080_8080_8080
  let first = UInt64(needle.load(as: UInt8.self)) &* ones
  let last = UInt64(needle.load(fromByteOffset: length &- 1, as: UInt8.self)) &* ones
  var index = 0
  // The eight starts index ... index + 7 are at most lastStart, so the loads end at lastStart + length = count.
  while index &+ 7 <= lastStart {
    var heads = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    var tails = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: index &+ length &- 1, as: UInt64.self))
    if folding {
      heads = folded(heads)
      tails = folded(tails)
    }
    let difference = (heads ^ first) | (tails ^ last)
    // The top bit of each byte that is zero; a byte above a zero one may be marked too, which the comparison settles.
    var hits = (difference &- ones) & ~difference & tops
    while hits != 0 {
      let start = index &+ hits.trailingZeroBitCount >> 3
      if equals(text + start, needle, length, folding: folding) { return start }
      hits &= hits &- 1
    }
    index &+= 8
  }
  while index <= lastStart {
    if equals(text + index, needle, length, folding: folding) { return index }
    index &+= 1
  }
  return -1
}

/// Compares byte by byte, as `memcmp` does, a prefix before what it begins: negative, zero or positive.
func compareBytes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  for index in 0..<min(left.count, right.count) where left[index] != right[index] {
    return left[index] < right[index] ? -1 : 1
  }
  return left.count - right.count
}
