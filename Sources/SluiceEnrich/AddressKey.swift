import Glibc

/// An IPv4 or IPv6 address as 128 bits in host order; IPv4 is mapped (`::ffff:a.b.c.d`), so that both spellings of an
/// IPv4 address are one.
struct AddressKey: Hashable, BitwiseCopyable, Sendable {
  var high: UInt64
  var low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  init(v4: UInt32) { self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(v4)) }

  /// Reads dotted decimal without leading zeros, or RFC 4291 text without a zone; nil for anything else.
  init?(_ text: UnsafeRawBufferPointer) {
    // The longest form is eight groups of four or an embedded IPv4 address: 45 bytes.
    guard text.count >= 2, text.count <= 45 else { return nil }
    if let value = Self.dotted(text) {
      self.init(v4: value)
      return
    }
    guard text.contains(0x3A), !text.contains(0) else { return nil }
    let parsed = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 46) { buffer -> AddressKey? in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(from: text)
      buffer[text.count] = 0
      var address = in6_addr()
      guard inet_pton(AF_INET6, buffer.baseAddress, &address) == 1 else { return nil }
      return withUnsafeBytes(of: &address) { bytes in
        AddressKey(
          high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
          low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
      }
    }
    guard let parsed else { return nil }
    self = parsed
  }

  /// The IPv4 address; nil for a true IPv6 one.
  var v4: UInt32? { high == 0 && low >> 32 == 0xFFFF ? UInt32(truncatingIfNeeded: low) : nil }

  /// The address without the bits behind its first `length` ones, from 0 to 128.
  func masked(to length: Int) -> AddressKey {
    let highMask = length >= 64 ? UInt64.max : ~(UInt64.max >> UInt64(length))
    let lowMask = length <= 64 ? 0 : length >= 128 ? UInt64.max : ~(UInt64.max >> UInt64(length - 64))
    return AddressKey(high: high & highMask, low: low & lowMask)
  }

  /// A spread of the bits for hash tables; the high bits are as good as the low ones.
  var spread: UInt64 {
    var value = (high ^ 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9 ^ low
    value = (value ^ value >> 32) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 29
  }

  private static func dotted(_ text: UnsafeRawBufferPointer) -> UInt32? {
    guard text.count >= 7, text.count <= 15 else { return nil }
    var result: UInt32 = 0
    var index = 0
    for part in 0..<4 {
      if part > 0 {
        guard index < text.count, text[index] == 0x2E else { return nil }
        index += 1
      }
      let first = index
      var value: UInt32 = 0
      while index < text.count, index - first < 3, text[index] &- 0x30 < 10 {
        value = value * 10 + UInt32(text[index] - 0x30)
        index += 1
      }
      guard index > first, value < 256, index - first == 1 || text[first] != 0x30 else { return nil }
      result = result << 8 | value
    }
    return index == text.count ? result : nil
  }
}
