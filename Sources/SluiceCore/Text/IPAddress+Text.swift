extension IPAddress {
  /// Reads four decimal numbers without leading zeros, or version 6 as RFC 4291, section 2.2, has it: groups of one to
  /// four hexadecimal digits of either case, one `::`, the last two groups as version 4. Nil for all else, for an address
  /// with a zone too.
  ///
  /// - Complexity: O(*n*), and not more than 45 bytes.
  package init?(_ text: UnsafeRawBufferPointer) {
    guard let start = text.baseAddress else { return nil }
    let end = start + text.count
    if let v4 = Self.dotted(start, end) {
      self.init(v4: v4)
    } else {
      guard let address = Self.groups(start, end) else { return nil }
      self = address
    }
  }

  package init?(_ text: String) {
    var text = text
    guard let address = text.withUTF8({ IPAddress(UnsafeRawBufferPointer($0)) }) else { return nil }
    self = address
  }

  /// Reads `10.1.2.3`, up to `end`. It is asked of each record several times.
  @inline(__always)
  private static func dotted(_ start: UnsafeRawPointer, _ end: UnsafeRawPointer) -> UInt32? {
    guard end - start >= 7 else { return nil }
    // The last number is read from its end. The others stop at the dot in front of it at the latest, and so need not look
    // for the text's end.
    var fourth = digit(end - 1)
    guard fourth < 10 else { return nil }
    var last = end - 2
    if case let tens = digit(last), tens < 10 {
      fourth = tens &* 10 &+ fourth
      last -= 1
      if case let hundreds = digit(last), hundreds < 10 {
        guard hundreds > 0 else { return nil }
        fourth = hundreds &* 100 &+ fourth
        last -= 1
      } else if tens == 0 {
        return nil
      }
    }
    guard isDot(last) else { return nil }
    var next = start
    let first = number(&next)
    guard next < last, isDot(next) else { return nil }
    next += 1
    let second = number(&next)
    guard next < last, isDot(next) else { return nil }
    next += 1
    let third = number(&next)
    guard next == last, first | second | third | fourth < 256 else { return nil }
    return first &<< 24 | second &<< 16 | third &<< 8 | fourth
  }

  /// Reads up to three digits; of a number that begins with zero the first one only. 256 or more for no digits.
  ///
  /// - Precondition: there are three bytes, or one that is no digit.
  @inline(__always)
  private static func number(_ next: inout UnsafeRawPointer) -> UInt32 {
    var number = digit(next)
    guard number < 10 else { return .max }
    next += 1
    guard case let second = digit(next), second < 10, number > 0 else { return number }
    number = number &* 10 &+ second
    next += 1
    guard case let third = digit(next), third < 10 else { return number }
    next += 1
    return number &* 10 &+ third
  }

  /// The value of a decimal digit; 10 or more for all else.
  @inline(__always)
  private static func digit(_ place: UnsafeRawPointer) -> UInt32 { UInt32(place.load(as: UInt8.self)) &- 0x30 }

  @inline(__always)
  private static func isDot(_ place: UnsafeRawPointer) -> Bool { place.load(as: UInt8.self) == UInt8(ascii: ".") }

  /// Reads version 6, up to `end`.
  @inline(never)
  private static func groups(_ start: UnsafeRawPointer, _ end: UnsafeRawPointer) -> IPAddress? {
    // The longest form is six groups of four digits and a version 4 address.
    guard end - start >= 2, end - start <= 45 else { return nil }
    let colon = UInt8(ascii: ":")
    var next = start
    var bits: UInt128 = 0
    var count = 0
    /// Groups in front of `::`.
    var gap: Int?
    if next.load(as: UInt8.self) == colon {
      guard next.load(fromByteOffset: 1, as: UInt8.self) == colon else { return nil }
      gap = 0
      next += 2
    }
    while next < end {
      let first = next
      var group: UInt32 = 0
      while next < end, next - first < 4, let digit = hexDigit(next.load(as: UInt8.self)) {
        group = group &<< 4 | digit
        next += 1
      }
      guard next > first else { return nil }
      if next < end, isDot(next) {
        guard let last = dotted(first, end) else { return nil }
        bits = bits &<< 32 | UInt128(last)
        count += 2
        break
      }
      bits = bits &<< 16 | UInt128(group)
      count += 1
      if next == end { break }
      // A colon does not end the text, but for that of `::`.
      guard next.load(as: UInt8.self) == colon, next + 1 < end else { return nil }
      next += 1
      if next.load(as: UInt8.self) == colon {
        guard gap == nil else { return nil }
        gap = count
        next += 1
      }
    }
    if let gap {
      // It stands for one group of zeros at least.
      guard count < 8 else { return nil }
      let behind = (UInt128(1) << (16 * (count - gap))) - 1
      bits = bits & behind | (bits & ~behind) << (16 * (8 - count))
    } else {
      guard count == 8 else { return nil }
    }
    return IPAddress(high: UInt64(truncatingIfNeeded: bits &>> 64), low: UInt64(truncatingIfNeeded: bits))
  }
}

extension IPAddress: CustomStringConvertible {
  /// Version 4 dotted, version 6 as RFC 5952 says.
  @usableFromInline package var description: String {
    if let v4 { return (0..<4).map { String(v4 >> (24 - 8 * UInt32($0)) & 0xFF) }.joined(separator: ".") }
    let groups = groups
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

  /// The eight groups of version 6.
  package var groups: [UInt16] {
    (0..<8).map { UInt16(truncatingIfNeeded: ($0 < 4 ? high : low) >> (48 - 16 * UInt64($0 % 4))) }
  }
}
