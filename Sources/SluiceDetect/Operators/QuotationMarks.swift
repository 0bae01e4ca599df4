import Glibc

/// Where quotation marks stand in a record.
struct QuotationMarks: Sendable {
  private(set) var places: [Int] = []

  init() {}

  init(of text: [UInt8]) { find(in: text) }

  /// In the memory of those before.
  ///
  /// - Complexity: O(*n*), of which eight bytes are looked at together.
  mutating func find(in text: [UInt8]) {
    places.removeAll(keepingCapacity: true)
    text.withUnsafeBytes { text in
      let quote: UInt8 = 0x22
      let low = UInt64(0x7F7F_7F7F_7F7F_7F7F)
      var place = 0
      while place + 8 <= text.count {
        let word = text.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian ^ 0x2222_2222_2222_2222
        // The highest bit of each byte that is zero, and of no other.
        var found = ~((word & low) + low | word | low)
        while found != 0 {
          places.append(place + found.trailingZeroBitCount / 8)
          found &= found - 1
        }
        place += 8
      }
      for rest in place..<text.count where text[rest] == quote { places.append(rest) }
    }
  }

  /// The number of the mark in front of a text that stands between two; nil where it does not.
  func number(before sought: some Collection<UInt8>, in text: [UInt8]) -> Int? {
    let length = sought.count
    let found = sought.withContiguousStorageIfAvailable { sought in
      text.withUnsafeBufferPointer { text -> Int? in
        guard let start = text.baseAddress, let sought = sought.baseAddress else { return nil }
        for number in places.indices.dropLast() where places[number + 1] - places[number] - 1 == length {
          if memcmp(start + places[number] + 1, sought, length) == 0 { return number }
        }
        return nil
      }
    }
    return found ?? nil
  }

  /// What stands behind the mark of that number, up to the next; nil where there is none.
  func range(behind number: Int) -> Range<Int>? {
    guard number >= 0, number < places.count - 1 else { return nil }
    return places[number] + 1..<places[number + 1]
  }
}
