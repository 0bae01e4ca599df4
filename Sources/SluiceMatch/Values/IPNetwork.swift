/// An address, or a block of addresses in CIDR notation.
struct IPNetwork: Hashable, BitwiseCopyable {
  let address: IPAddress
  private let highMask: UInt64
  private let lowMask: UInt64

  /// Reads `address` or `address/bits`; nil for anything else. Bits of the address beyond the prefix don't count.
  init?(_ text: [UInt8]) {
    let slash = text.firstIndex(of: 0x2F) ?? text.count
    guard let address = text[..<slash].withUnsafeBytes({ IPAddress($0) }) else { return nil }
    var bits = 128
    if slash < text.count {
      let digits = text[(slash + 1)...]
      guard (1...3).contains(digits.count), digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
      bits = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      guard bits <= (address.isV4 ? 32 : 128) else { return nil }
      if address.isV4 { bits += 96 }
    }
    self.address = address
    highMask = bits >= 64 ? .max : ~(UInt64.max >> UInt64(bits))
    lowMask = bits <= 64 ? 0 : bits == 128 ? .max : ~(UInt64.max >> UInt64(bits - 64))
  }

  /// Of the 128 bits of an address, those that count.
  var prefixLength: Int { highMask.nonzeroBitCount + lowMask.nonzeroBitCount }

  @inline(__always)
  func contains(_ other: IPAddress) -> Bool {
    (other.high ^ address.high) & highMask == 0 && (other.low ^ address.low) & lowMask == 0
  }
}
