import SluiceCore

/// The values of one document that have to be hidden in it, and what stands in their places. One per lane, used again for
/// each document.
struct HiddenValues {
  /// Different values of one document that are looked for. Of a document with more of them every text is masked: what
  /// searching costs is bounded, and nothing is shown.
  static let capacity = 512
  /// From this length on a value is hidden wherever it is found; shorter ones where they are whole words.
  static let distinctive = 6

  private struct Value {
    let text: Range<Int>
    let replacement: Range<Int>
    /// Index of the next value with the same first byte; -1 at the end.
    let next: Int
  }

  private var values: [Value] = []
  private var bytes: [UInt8] = []
  /// The first value by first byte; -1 for none.
  private var first = [Int](repeating: -1, count: 256)
  private(set) var isOverflowing = false
  private var decoded: [UInt8] = []
  private var decodedAgain: [UInt8] = []

  var isEmpty: Bool { values.isEmpty && !isOverflowing }

  mutating func removeAll() {
    for value in values { first[Int(bytes[value.text.lowerBound])] = -1 }
    values.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    isOverflowing = false
  }

  /// Adds a value; one that is there keeps its replacement.
  mutating func add(_ text: UnsafeRawBufferPointer, _ redaction: Redaction) {
    guard let byte = text.first, find(text) == nil else { return }
    guard values.count < Self.capacity else {
      isOverflowing = true
      return
    }
    let start = bytes.count
    bytes.append(contentsOf: text)
    let middle = bytes.count
    redaction.appendReplacement(of: text, to: &bytes)
    values.append(Value(text: start..<middle, replacement: middle..<bytes.count, next: first[Int(byte)]))
    first[Int(byte)] = values.count - 1
  }

  /// What stands in place of a whole text that is one of the values.
  func replacement(of text: UnsafeRawBufferPointer) -> ArraySlice<UInt8>? {
    find(text).map { bytes[values[$0].replacement] }
  }

  private func find(_ text: UnsafeRawBufferPointer) -> Int? {
    guard let byte = text.first else { return nil }
    var index = first[Int(byte)]
    while index >= 0 {
      if values[index].text.count == text.count, holds(values[index].text, text, at: 0) { return index }
      index = values[index].next
    }
    return nil
  }

  private func holds(_ value: Range<Int>, _ text: UnsafeRawBufferPointer, at position: Int) -> Bool {
    guard text.count - position >= value.count else { return false }
    return bytes.withUnsafeBytes { bytes in
      guard let own = bytes.baseAddress, let other = text.baseAddress else { return false }
      return rawBytesEqual(own + value.lowerBound, other + position, value.count)
    }
  }

  /// Appends a text with the values in it replaced.
  ///
  /// - Returns: false where there are none, and nothing was appended.
  /// - Complexity: O(bytes of the text × values with the same first byte)
  mutating func replace(in text: UnsafeRawBufferPointer, to output: inout [UInt8]) -> Bool {
    if values.isEmpty, !isOverflowing { return false }
    let start = output.count
    var isMasked = isOverflowing
    if !isMasked {
      let copied = appendReplaced(text, to: &output)
      isMasked =
        copied > 0
        ? output.withUnsafeBytes { hasEncodedValue(UnsafeRawBufferPointer(rebasing: $0[start...])) }
        : hasEncodedValue(text)
      if copied == 0, !isMasked { return false }
    }
    if isMasked {
      output.removeSubrange(start...)
      output.append(contentsOf: Redaction.mask.utf8)
    }
    return true
  }

  /// Appends nothing, and returns 0, where there is nothing to replace.
  private func appendReplaced(_ text: UnsafeRawBufferPointer, to output: inout [UInt8]) -> Int {
    var copied = 0
    var position = 0
    while position < text.count {
      guard let found = match(text, at: position) else {
        position += 1
        continue
      }
      output.append(contentsOf: text[copied..<position])
      output.append(contentsOf: bytes[values[found].replacement])
      position += values[found].text.count
      copied = position
    }
    if copied > 0 { output.append(contentsOf: text[copied...]) }
    return copied
  }

  /// Whether a value of `distinctive` length stands anywhere in the text.
  func hasDistinctive(in text: UnsafeRawBufferPointer) -> Bool {
    if isOverflowing { return true }
    return text.indices.contains { position in
      match(text, at: position).map { values[$0].text.count >= Self.distinctive } ?? false
    }
  }

  /// The longest value that stands at a place of a text.
  private func match(_ text: UnsafeRawBufferPointer, at position: Int) -> Int? {
    var index = first[Int(text[position])]
    var best: Int?
    while index >= 0 {
      let value = values[index].text
      if value.count > best.map({ values[$0].text.count }) ?? 0, holds(value, text, at: position),
        value.count >= Self.distinctive || Self.isWord(text, position..<position + value.count)
      {
        best = index
      }
      index = values[index].next
    }
    return best
  }

  /// Whether neither a letter nor a digit stands beside it.
  private static func isWord(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    func isInWord(_ byte: UInt8) -> Bool {
      byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
    }
    return (range.lowerBound == 0 || !isInWord(text[range.lowerBound - 1]))
      && (range.upperBound == text.count || !isInWord(text[range.upperBound]))
  }

  /// Whether a value stands in the text behind the escapes of JSON or of URLs, as in a policy inside of a payload.
  private mutating func hasEncodedValue(_ text: UnsafeRawBufferPointer) -> Bool {
    // Text in text in text: more than that nobody writes.
    let depth = 4
    guard text.contains(where: { $0 == 0x5C || $0 == 0x25 }) else { return false }
    var hasMore = EncodedText.decode(text, into: &decoded)
    for _ in 0..<depth where hasMore {
      let isFound = decoded.withUnsafeBytes { bytes in bytes.indices.contains { match(bytes, at: $0) != nil } }
      if isFound { return true }
      hasMore = decoded.withUnsafeBytes { EncodedText.decode($0, into: &decodedAgain) }
      swap(&decoded, &decodedAgain)
    }
    return false
  }
}

/// Text with the escapes of JSON and of URLs.
enum EncodedText {
  /// Replaces `output` with the text without one level of escapes. What is no escape stays.
  ///
  /// - Returns: whether there was any.
  static func decode(_ text: UnsafeRawBufferPointer, into output: inout [UInt8]) -> Bool {
    output.removeAll(keepingCapacity: true)
    var isChanged = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      var end = index + 1
      if byte == 0x25, index + 2 < text.count, let high = hexDigit(text[index + 1]), let low = hexDigit(text[index + 2])
      {
        output.append(UInt8(high << 4 | low))
        end = index + 3
      } else if byte == 0x5C, index + 1 < text.count {
        end = appendEscape(text, index, to: &output)
      } else {
        output.append(byte)
      }
      isChanged = isChanged || end > index + 1
      index = end
    }
    return isChanged
  }

  private static func appendEscape(
    _ text: UnsafeRawBufferPointer, _ index: Int, to output: inout [UInt8]
  ) -> Int {
    let length: Int
    switch text[index + 1] {
    case 0x75:
      length = index + 11 < text.count && text[index + 6] == 0x5C && text[index + 7] == 0x75 ? 12 : 6
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: length = 2
    default:
      output.append(text[index])
      return index + 1
    }
    let escape = UnsafeRawBufferPointer(rebasing: text[index..<min(index + length, text.count)])
    let start = output.count
    // An unescaped text is never longer.
    output.append(contentsOf: repeatElement(0, count: escape.count))
    let result = output.withUnsafeMutableBytes { target in
      target.baseAddress.map { unescapeJSON(escape, into: $0 + start) } ?? (0, 0)
    }
    output.removeSubrange((start + result.count)...)
    guard result.error != nil else { return index + escape.count }
    // A pair of which the second is none, or no escape at all.
    if result.count > 0 { return index + 6 }
    output.append(text[index])
    return index + 1
  }
}
