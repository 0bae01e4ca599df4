/// An IPv4 or IPv6 address as 128 bits; IPv4 is mapped (`::ffff:a.b.c.d`), as Elasticsearch's ip fields hold it.
struct IPAddress: Hashable, BitwiseCopyable {
  let high: UInt64
  let low: UInt64
  let isV4: Bool

  /// Reads dotted decimal without leading zeros, or RFC 4291 text without a zone; nil for anything else.
  init?(_ bytes: UnsafeRawBufferPointer) {
    // The longest form is eight groups of four or an embedded IPv4 address: 45 bytes.
    guard bytes.count >= 2, bytes.count <= 45 else { return nil }
    if let value = Self.dotted(bytes, 0) {
      (high, low, isV4) = (0, 0xFFFF_0000_0000 | UInt64(value), true)
      return
    }
    guard let (high, low) = Self.groups(bytes) else { return nil }
    (self.high, self.low) = (high, low)
    isV4 = false
  }

  static func compare(_ left: IPAddress, _ right: IPAddress) -> Int {
    if left.high != right.high { return left.high < right.high ? -1 : 1 }
    return left.low < right.low ? -1 : left.low > right.low ? 1 : 0
  }

  private static func dotted(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> UInt32? {
    var result: UInt32 = 0
    var index = start
    for part in 0..<4 {
      let first = index
      var value: UInt32 = 0
      while index < bytes.count, index - first < 3, bytes[index] &- 0x30 < 10 {
        value = value * 10 + UInt32(bytes[index] - 0x30)
        index += 1
      }
      guard index > first, value < 256, index - first == 1 || bytes[first] != 0x30 else { return nil }
      result = result << 8 | value
      if part < 3 {
        guard index < bytes.count, bytes[index] == 0x2E else { return nil }
        index += 1
      }
    }
    return index == bytes.count ? result : nil
  }

  private static func groups(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64)? {
    // Groups before `::` are shifted into `head`, those behind it into `tail`.
    var head = (high: UInt64(0), low: UInt64(0))
    var tail = head
    var headCount = 0
    var tailCount = 0
    var isCompressed = false
    func push(_ group: UInt64) {
      if isCompressed {
        tail = (tail.high << 16 | tail.low >> 48, tail.low << 16 | group)
        tailCount += 1
      } else {
        head = (head.high << 16 | head.low >> 48, head.low << 16 | group)
        headCount += 1
      }
    }
    var index = 0
    if bytes[0] == 0x3A {
      guard bytes[1] == 0x3A else { return nil }
      isCompressed = true
      index = 2
    }
    while index < bytes.count {
      guard headCount + tailCount < 8 else { return nil }
      let first = index
      var group: UInt64 = 0
      while index < bytes.count, index - first < 4, let digit = hexValue(bytes[index]) {
        group = group << 4 | digit
        index += 1
      }
      guard index > first else { return nil }
      if index < bytes.count, bytes[index] == 0x2E {
        guard headCount + tailCount <= 6, let value = dotted(bytes, first) else { return nil }
        push(UInt64(value >> 16))
        push(UInt64(value & 0xFFFF))
        index = bytes.count
        break
      }
      push(group)
      if index == bytes.count { break }
      guard bytes[index] == 0x3A, index + 1 < bytes.count else { return nil }
      index += 1
      if bytes[index] == 0x3A {
        guard !isCompressed else { return nil }
        isCompressed = true
        index += 1
      }
    }
    guard isCompressed ? headCount + tailCount < 8 : headCount == 8 else { return nil }
    // Moves the head up to the top; the groups that `::` stands for stay zero.
    for _ in headCount..<8 { head = (head.high << 16 | head.low >> 48, head.low << 16) }
    return (head.high | tail.high, head.low | tail.low)
  }

  private static func hexValue(_ byte: UInt8) -> UInt64? {
    switch byte {
    case 0x30...0x39: UInt64(byte - 0x30)
    case 0x41...0x46: UInt64(byte - 0x37)
    case 0x61...0x66: UInt64(byte - 0x57)
    default: nil
    }
  }
}
