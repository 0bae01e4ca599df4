/// A number as JSON and rules write it. Integers of 64 bits are kept exactly, all else as the nearest double.
struct Number: Hashable, BitwiseCopyable {
  private let integer: Int64
  private let isInteger: Bool
  private let double: Double

  /// Reads an optional sign, digits, and optionally a fraction and an exponent; nil for anything else and for what
  /// no double can hold. Leading zeros are allowed, as Elasticsearch's numeric fields allow them. Makes a `String`
  /// only for numbers that need correct rounding of more than 15 digits.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var index = 0
    var isNegative = false
    if let sign = bytes.first, sign == 0x2D || sign == 0x2B {
      isNegative = sign == 0x2D
      index = 1
    }
    var mantissa: UInt64 = 0
    var digits = 0
    var significant = 0
    var scale = 0
    var isWhole = true
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x2E, isWhole {
        isWhole = false
      } else if byte &- 0x30 < 10 {
        digits += 1
        if significant > 0 || byte != 0x30 { significant += 1 }
        if significant <= 18 { mantissa = mantissa * 10 + UInt64(byte - 0x30) }
        if !isWhole { scale -= 1 }
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    var hasExponent = false
    if index < bytes.count {
      guard bytes[index] | 0x20 == 0x65, let exponent = Self.exponent(bytes, from: index + 1) else { return nil }
      hasExponent = true
      scale += exponent
    }
    if isWhole, !hasExponent, significant <= 18 {
      integer = isNegative ? -Int64(mantissa) : Int64(mantissa)
      isInteger = true
      double = Double(integer)
      return
    }
    if isWhole, !hasExponent, let value = Int64(String(decoding: bytes, as: UTF8.self)) {
      integer = value
      isInteger = true
      double = Double(value)
      return
    }
    integer = 0
    isInteger = false
    // Both operands are exact in a double, so one rounding gives the nearest (Clinger's fast path).
    if significant <= 15, abs(scale) <= 22 {
      let value = Double(mantissa)
      let power = Self.powers[abs(scale)]
      double = (isNegative ? -1 : 1) * (scale < 0 ? value / power : value * power)
    } else {
      guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else { return nil }
      double = value
    }
  }

  init?(_ bytes: [UInt8]) {
    guard let number = bytes.withUnsafeBytes({ Number($0) }) else { return nil }
    self = number
  }

  /// The number where it is an integer of 64 bits, written without fraction and exponent.
  var exactInteger: Int64? { isInteger ? integer : nil }
  /// The nearest double.
  var approximation: Double { double }

  /// Negative, zero or positive.
  @inline(__always)
  static func compare(_ left: Number, _ right: Number) -> Int {
    if left.isInteger && right.isInteger {
      return left.integer < right.integer ? -1 : left.integer > right.integer ? 1 : 0
    }
    return left.double < right.double ? -1 : left.double > right.double ? 1 : 0
  }

  private static let powers: [Double] = (0...22).map { exponent in (0..<exponent).reduce(1.0) { value, _ in value * 10 }
  }

  private static func exponent(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var index = start
    var isNegative = false
    if index < bytes.count, bytes[index] == 0x2D || bytes[index] == 0x2B {
      isNegative = bytes[index] == 0x2D
      index += 1
    }
    guard index < bytes.count else { return nil }
    var value = 0
    while index < bytes.count {
      guard bytes[index] &- 0x30 < 10 else { return nil }
      // Far beyond any double already; more digits change nothing.
      if value < 100_000 { value = value * 10 + Int(bytes[index] - 0x30) }
      index += 1
    }
    return isNegative ? -value : value
  }
}
