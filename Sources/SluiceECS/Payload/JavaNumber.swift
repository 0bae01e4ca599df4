import SluiceCore

extension [UInt8] {
  /// Appends a JSON number as Java prints it once parsed: an integer in decimal, everything else as `Double.toString`.
  mutating func append(javaNumber text: UnsafeRawBufferPointer) {
    let isInteger = text.allSatisfy { $0 != 0x2E && $0 | 0x20 != 0x65 }
    if isInteger {
      if text.count == 2, text[0] == 0x2D, text[1] == 0x30 { return append(0x30) }
      return append(raw: text)
    }
    guard let value = Double(String(decoding: text, as: UTF8.self)) else { return append(raw: text) }
    append(javaDouble: value)
  }

  /// Appends `Double.toString(value)`: the fewest digits that tell it apart, at least one on each side of the point,
  /// with an exponent below 10⁻³ and from 10⁷ on.
  mutating func append(javaDouble value: Double) {
    guard value.isFinite else {
      return append(contentsOf: (value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity").utf8)
    }
    if value.sign == .minus { append(0x2D) }
    if value.isZero { return append(raw: "0.0") }
    let (digits, exponent) = Self.decimal(value.magnitude)
    // The value is 0.d₁d₂d₃… · 10^exponent.
    switch exponent {
    case -2...0:
      append(raw: "0.")
      append(contentsOf: repeatElement(0x30, count: -exponent))
      append(contentsOf: digits)
    case 1...7:
      append(contentsOf: digits.prefix(exponent))
      append(contentsOf: repeatElement(0x30, count: Swift.max(0, exponent - digits.count)))
      append(0x2E)
      if digits.count > exponent { append(contentsOf: digits.dropFirst(exponent)) } else { append(0x30) }
    default:
      append(digits[0])
      append(0x2E)
      if digits.count > 1 { append(contentsOf: digits.dropFirst()) } else { append(0x30) }
      append(0x45)
      append(contentsOf: String(exponent - 1).utf8)
    }
  }

  /// The shortest digits of a positive number, without zeros at either end, and the place of the point before them.
  private static func decimal(_ value: Double) -> (digits: [UInt8], exponent: Int) {
    var digits: [UInt8] = []
    var point: Int?
    var scale = 0
    let text = Array(value.description.utf8)
    for (index, byte) in text.enumerated() {
      if byte == 0x2E {
        point = digits.count
      } else if byte | 0x20 == 0x65 {
        scale = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        break
      } else {
        digits.append(byte)
      }
    }
    var exponent = (point ?? digits.count) + scale
    while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
    while digits.count > 1, digits.first == 0x30 {
      digits.removeFirst()
      exponent -= 1
    }
    return (digits, exponent)
  }
}
