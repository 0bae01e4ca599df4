import Glibc

/// Where quotation marks stand in a record.
struct QuotationMarks: Sendable {
  /// Those of the record, and behind them what records before it left.
  private var found: [Int32] = []
  private(set) var count = 0

  init() {}

  init(of text: [UInt8]) { find(in: text) }

  var places: ArraySlice<Int32> { found[..<count] }

  /// In the memory of those before.
  ///
  /// - Complexity: O(*n*), of which eight bytes are looked at together.
  mutating func find(in text: [UInt8]) {
    // Each byte may be one.
    if found.count < text.count { found = Array(repeating: 0, count: text.count * 2) }
    var count = 0
    text.withUnsafeBytes { text in
      found.withUnsafeMutableBufferPointer { found in
        var place = 0
        while place + 8 <= text.count {
          let word = text.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian ^ 0x2222_2222_2222_2222
          // The highest bit of each byte that is zero, and of no other.
          let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
          var hits = ~((word & low) + low | word | low)
          while hits != 0 {
            found[count] = Int32(truncatingIfNeeded: place + hits.trailingZeroBitCount / 8)
            count += 1
            hits &= hits - 1
          }
          place += 8
        }
        for rest in place..<text.count where text[rest] == 0x22 {
          found[count] = Int32(truncatingIfNeeded: rest)
          count += 1
        }
      }
    }
    self.count = count
  }

  mutating func removeAll() { count = 0 }

  /// The number of the mark in front of a text that stands between two; nil where it does not.
  func number(before sought: some Collection<UInt8>, in text: [UInt8]) -> Int? {
    let length = sought.count
    let number = sought.withContiguousStorageIfAvailable { sought in
      text.withUnsafeBufferPointer { text -> Int? in
        guard let start = text.baseAddress, let sought = sought.baseAddress, count > 1 else { return nil }
        return found.withUnsafeBufferPointer { found in
          for number in 0..<count - 1 where Int(found[number + 1] - found[number]) == length + 1 {
            if memcmp(start + Int(found[number]) + 1, sought, length) == 0 { return number }
          }
          return nil
        }
      }
    }
    return number ?? nil
  }

  /// What stands behind the mark of that number, up to the next; nil where there is none.
  func range(behind number: Int) -> Range<Int>? {
    guard number >= 0, number < count - 1 else { return nil }
    return Int(found[number]) + 1..<Int(found[number + 1])
  }
}
