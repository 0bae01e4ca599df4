/// An IP address as 128 bits. Version 4 is mapped (`::ffff:a.b.c.d`), as Elasticsearch's ip fields hold it, so that both
/// of its spellings are one address.
@frozen @usableFromInline
package struct IPAddress: Hashable, Comparable, BitwiseCopyable, Sendable {
  /// The first four groups, in host order.
  @usableFromInline package let high: UInt64
  @usableFromInline package let low: UInt64

  @inlinable package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  @inlinable package init(v4: UInt32) { self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(v4)) }

  /// The address of version 4; nil for a true one of version 6.
  @inlinable package var v4: UInt32? { high == 0 && low >> 32 == 0xFFFF ? UInt32(truncatingIfNeeded: low) : nil }

  /// The address without the bits behind its first `length` ones, from 0 to 128.
  @inlinable package func masked(to length: Int) -> IPAddress {
    let highMask = length >= 64 ? UInt64.max : ~(UInt64.max &>> UInt64(truncatingIfNeeded: length))
    let lowMask =
      length <= 64 ? 0 : length >= 128 ? UInt64.max : ~(UInt64.max &>> UInt64(truncatingIfNeeded: length &- 64))
    return IPAddress(high: high & highMask, low: low & lowMask)
  }

  /// A spread of the bits for hash tables; the low bits are as good as the high ones.
  @inlinable package var spread: UInt64 {
    let product = (high ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: low ^ 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  @inlinable package static func == (left: IPAddress, right: IPAddress) -> Bool {
    left.high == right.high && left.low == right.low
  }

  @inlinable package static func < (left: IPAddress, right: IPAddress) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }

  @inlinable package func hash(into hasher: inout Hasher) {
    hasher.combine(high)
    hasher.combine(low)
  }
}
