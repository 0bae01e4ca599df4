extension SplitMix64 {
  mutating func hex(_ count: Int) -> String { digits(count, of: "0123456789abcdef", bits: 4) }

  /// Characters as base64 has them.
  mutating func token(_ count: Int) -> String {
    digits(count, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", bits: 6)
  }

  mutating func uuid() -> String { "\(hex(8))-\(hex(4))-4\(hex(3))-a\(hex(3))-\(hex(12))" }

  /// Digits of an alphabet of 2 to the `bits`.
  private mutating func digits(_ count: Int, of alphabet: StaticString, bits: UInt64) -> String {
    var text = ""
    text.reserveCapacity(count)
    var value: UInt64 = 0
    var left = 0
    for _ in 0..<count {
      if left == 0 {
        value = next()
        left = 64 / Int(bits)
      }
      text.unicodeScalars.append(Unicode.Scalar(alphabet.utf8Start[Int(value & (1 << bits - 1))]))
      value >>= bits
      left -= 1
    }
    return text
  }
}
