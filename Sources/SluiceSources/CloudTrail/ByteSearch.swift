// Plain searches over bytes: names are short, and heads of files are searched once.
extension UnsafeRawBufferPointer {
  func firstRange(of text: StaticString, from start: Int = 0) -> Range<Int>? {
    let length = text.utf8CodeUnitCount
    guard length > 0, count - start >= length else { return nil }
    for index in start...(count - length) where self[index] == text.utf8Start[0] {
      if matches(text, at: index) { return index..<index + length }
    }
    return nil
  }

  func lastRange(of text: StaticString) -> Range<Int>? {
    let length = text.utf8CodeUnitCount
    guard length > 0, count >= length else { return nil }
    for index in stride(from: count - length, through: 0, by: -1) where self[index] == text.utf8Start[0] {
      if matches(text, at: index) { return index..<index + length }
    }
    return nil
  }

  /// - Precondition: `index + text.utf8CodeUnitCount <= count`, which both searches keep.
  private func matches(_ text: StaticString, at index: Int) -> Bool {
    for offset in 0..<text.utf8CodeUnitCount where self[index + offset] != text.utf8Start[offset] { return false }
    return true
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
  var isLetterOrDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 26 }
}
