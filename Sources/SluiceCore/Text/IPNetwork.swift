/// A block of IP addresses in CIDR notation, such as `10.0.0.0/8` or `2001:db8::/32`. An address alone is a block of one.
@frozen @usableFromInline
package struct IPNetwork: Hashable, BitwiseCopyable, Sendable {
  /// The first address: bits behind the prefix are zero.
  @usableFromInline package let address: IPAddress
  /// How many of the 128 bits count. That of a dotted block is 96 more than what is written.
  @usableFromInline package let prefixLength: Int

  /// - Parameter prefixLength: 0 to 128.
  @inlinable package init(_ address: IPAddress, prefixLength: Int) {
    self.address = address.masked(to: prefixLength)
    self.prefixLength = prefixLength
  }

  /// Reads an address, or one with `/` and how many bits count: up to 32 behind a dotted address, up to 128 behind every
  /// other one, `::ffff:10.0.0.0` too. Bits behind the prefix may be set, and don't count. Nil for all else.
  package init?(_ text: UnsafeRawBufferPointer) {
    let slash = text.firstIndex(of: UInt8(ascii: "/")) ?? text.count
    guard let address = IPAddress(UnsafeRawBufferPointer(rebasing: text[..<slash])) else { return nil }
    guard slash < text.count else {
      self.init(address, prefixLength: 128)
      return
    }
    let width = text[..<slash].contains(UInt8(ascii: ":")) ? 128 : 32
    let digits = text[(slash + 1)...]
    guard !digits.isEmpty else { return nil }
    var length = 0
    for digit in digits {
      guard digit &- 0x30 < 10 else { return nil }
      length = length * 10 + Int(digit - 0x30)
      guard length <= width else { return nil }
    }
    self.init(address, prefixLength: length + 128 - width)
  }

  package init?(_ text: String) {
    var text = text
    guard let network = text.withUTF8({ IPNetwork(UnsafeRawBufferPointer($0)) }) else { return nil }
    self = network
  }

  @inlinable package func contains(_ other: IPAddress) -> Bool { other.masked(to: prefixLength) == address }

  @inlinable package static func == (left: IPNetwork, right: IPNetwork) -> Bool {
    left.address == right.address && left.prefixLength == right.prefixLength
  }

  @inlinable package func hash(into hasher: inout Hasher) {
    hasher.combine(address)
    hasher.combine(prefixLength)
  }
}
