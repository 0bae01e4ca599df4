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
