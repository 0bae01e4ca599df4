import SluiceCore

/// The numbers of some texts that were asked for lately, by a hash of their ends: a few comparisons instead of hashing
/// the whole text. A text pushes out another one in its place.
struct RecentNumbers {
  /// Texts from 8 to 64 bytes are remembered.
  static let lengths = 8...64
  private static let places = 64

  private struct Entry {
    var length = 0
    var number = 0
  }

  private var entries = [Entry](repeating: Entry(), count: places)
  /// 64 bytes for each place.
  private var texts = [UInt8](repeating: 0, count: places * lengths.upperBound)

  /// - Complexity: O(length of the text).
  func number(of text: UnsafeRawBufferPointer) -> Int? {
    guard let start = text.baseAddress, Self.lengths.contains(text.count) else { return nil }
    let place = Self.place(start, text.count)
    let entry = entries[place]
    guard entry.length == text.count else { return nil }
    return texts.withUnsafeBytes { texts in
      guard let known = texts.baseAddress else { return nil }
      return rawBytesEqual(known + place &* Self.lengths.upperBound, start, text.count) ? entry.number : nil
    }
  }

  mutating func remember(_ text: UnsafeRawBufferPointer, _ number: Int) {
    guard let start = text.baseAddress, Self.lengths.contains(text.count) else { return }
    let place = Self.place(start, text.count)
    entries[place] = Entry(length: text.count, number: number)
    for offset in 0..<text.count { texts[place * Self.lengths.upperBound + offset] = text[offset] }
  }

  mutating func removeAll() {
    for place in entries.indices { entries[place].length = 0 }
  }

  private static func place(_ text: UnsafeRawPointer, _ length: Int) -> Int {
    let first = text.loadUnaligned(as: UInt64.self)
    let last = text.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
    return Int(truncatingIfNeeded: ((first ^ last &<< 1) &* 0x9E37_79B9_7F4A_7C15) &>> 58)
  }
}
