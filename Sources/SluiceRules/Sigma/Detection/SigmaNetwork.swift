/// Address blocks in rules.
enum SigmaNetwork {
  /// The block with its length, and without bits behind it: `10.0.0.1` is `10.0.0.1/32`, `10.1.2.3/8` is `10.0.0.0/8`.
  ///
  /// - Throws: when the text is neither an address nor a block.
  static func normalized(_ text: String) throws(SigmaMistake) -> String {
    let sides = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let mistake = SigmaMistake(
      message: "`\(shortened(text))` is not an address block", hint: "write it as 10.0.0.0/8 or 2001:db8::/32")
    guard let address = bytes(of: String(sides[0])) else { throw mistake }
    let width = address.count * 8
    guard sides.count == 2 else { return "\(sides[0])/\(width)" }
    guard sides[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let length = Int(sides[1]), length <= width else {
      throw mistake
    }
    let masked = address.enumerated().map { index, byte in
      byte & ~UInt8(truncatingIfNeeded: 0xFF >> min(max(length - index * 8, 0), 8))
    }
    guard masked != address else { return text }
    return "\(spelling(masked))/\(length)"
  }

  private static func spelling(_ bytes: [UInt8]) -> String {
    guard bytes.count == 16 else { return bytes.map(String.init).joined(separator: ".") }
    return stride(from: 0, to: 16, by: 2)
      .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }.joined(separator: ":")
  }

  /// The 4 or 16 bytes of an address; nil for all else.
  private static func bytes(of text: String) -> [UInt8]? {
    IPNetwork.address(text).map { text.contains(":") ? $0 : Array($0.suffix(4)) }
  }
}
