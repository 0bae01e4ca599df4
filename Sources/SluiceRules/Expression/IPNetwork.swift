/// A network of IP addresses such as `10.0.0.0/8` or `2001:db8::/32`. An address alone is a network of one.
///
/// Addresses of version 4 are held as `::ffff:a.b.c.d`. Bits behind the prefix are ignored.
struct IPNetwork: Hashable, Sendable {
  /// 16 bytes.
  private let network: [UInt8]
  /// How many bits count.
  private let length: Int

  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let network = Self.address(String(parts[0])) else { return nil }
    self.network = network
    let width = parts[0].contains(":") ? 128 : 32
    guard parts.count == 2 else {
      length = 128
      return
    }
    guard (1...3).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy(\.isEQLDigit), let bits = Int(parts[1]),
      bits <= width
    else { return nil }
    length = bits + 128 - width
  }

  func contains(_ address: [UInt8]) -> Bool {
    guard address.count == 16 else { return false }
    let (bytes, bits) = length.quotientAndRemainder(dividingBy: 8)
    guard address[..<bytes] == network[..<bytes] else { return false }
    return bits == 0 || (address[bytes] ^ network[bytes]) >> (8 - bits) == 0
  }

  /// The 16 bytes of an address; nil if the text is none.
  static func address(_ text: String) -> [UInt8]? {
    text.utf8.contains(.colon)
      ? version6(text) : version4(text).map { [UInt8](repeating: 0, count: 10) + [255, 255] + $0 }
  }

  /// Four decimal numbers without leading zeros.
  private static func version4(_ text: String) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { part -> UInt8? in
      guard part.utf8.allSatisfy(\.isEQLDigit), part.utf8.count == 1 || part.utf8.first != UInt8(ascii: "0") else {
        return nil
      }
      return UInt8(part)
    }
    return parts.count == 4 && bytes.count == 4 ? bytes : nil
  }

  /// Eight groups of hexadecimal digits; one `::` stands for groups of zeros, and the last two may be written as
  /// version 4.
  private static func version6(_ text: String) -> [UInt8]? {
    guard text.utf8.count <= 45 else { return nil }
    func bytes(_ text: Substring) -> [UInt8]? {
      guard !text.isEmpty else { return [] }
      var bytes: [UInt8] = []
      let groups = text.split(separator: ":", omittingEmptySubsequences: false)
      for (index, group) in groups.enumerated() {
        if index == groups.count - 1, group.contains(".") {
          guard let last = version4(String(group)) else { return nil }
          bytes += last
        } else {
          guard (1...4).contains(group.utf8.count), group.utf8.first != UInt8(ascii: "+"),
            let value = UInt16(group, radix: 16)
          else { return nil }
          bytes += [UInt8(value >> 8), UInt8(value & 0xFF)]
        }
      }
      return bytes
    }
    guard let gap = text.firstRange(of: "::") else {
      return bytes(text[...]).flatMap { $0.count == 16 ? $0 : nil }
    }
    guard let left = bytes(text[..<gap.lowerBound]), let right = bytes(text[gap.upperBound...]),
      left.count + right.count <= 14, !text[..<gap.lowerBound].contains(".")
    else { return nil }
    return left + [UInt8](repeating: 0, count: 16 - left.count - right.count) + right
  }
}
