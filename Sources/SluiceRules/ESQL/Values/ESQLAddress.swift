/// An IP address. Version 4 is kept as the mapped `::ffff:a.b.c.d`, so that both forms are one address.
package struct ESQLAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
  let high: UInt64
  let low: UInt64

  package static func < (left: ESQLAddress, right: ESQLAddress) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  var isVersion4: Bool { high == 0 && low >> 32 == 0xFFFF }

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads `10.1.2.3` and every form of RFC 4291 section 2.2, without a zone. Nil for all else.
  package init?(_ text: String) {
    guard let bytes = IPNetwork.address(text), bytes.count == 16 else { return nil }
    high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Reads the usual `10.1.2.3`; nil for all else, of which some may be addresses.
  package init?(version4 text: UnsafeRawBufferPointer) {
    guard (7...15).contains(text.count) else { return nil }
    var address: UInt64 = 0
    var parts = 0
    var part: UInt64 = 0
    var digits = 0
    for index in text.indices {
      let byte = unsafe text[index]
      switch byte {
      case 0x30...0x39:
        // A number that begins with a zero is no decimal one.
        if digits == 1, part == 0 { return nil }
        part = part * 10 + UInt64(byte - 0x30)
        digits += 1
        if part > 255 { return nil }
      case 0x2E:
        if digits == 0 || parts == 3 { return nil }
        address = address << 8 | part
        parts += 1
        (part, digits) = (0, 0)
      default: return nil
      }
    }
    guard parts == 3, digits > 0 else { return nil }
    high = 0
    low = 0xFFFF << 32 | address << 8 | part
  }

  /// The 16 bytes, the most significant first.
  var bytes: [UInt8] {
    (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> (56 - 8 * UInt64($0 % 8))) }
  }

  /// Version 4 dotted, version 6 as RFC 5952 says.
  package var description: String {
    if isVersion4 { return (0..<4).map { String(low >> (24 - 8 * UInt64($0)) & 0xFF) }.joined(separator: ".") }
    let groups = (0..<8).map { UInt16(truncatingIfNeeded: ($0 < 4 ? high : low) >> (48 - 16 * UInt64($0 % 4))) }
    var longest = 0..<0
    var start = 0
    while start < 8 {
      let end = groups[start...].firstIndex { $0 != 0 } ?? 8
      if end - start > max(longest.count, 1) { longest = start..<end }
      start = max(end, start + 1)
    }
    let texts = groups.map { String($0, radix: 16) }
    if longest.isEmpty { return texts.joined(separator: ":") }
    return texts[..<longest.lowerBound].joined(separator: ":") + "::"
      + texts[longest.upperBound...].joined(separator: ":")
  }
}
