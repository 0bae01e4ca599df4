/// A part of an agent's bytes. Comparisons fold ASCII letters; all delimiters are ASCII, so parts are UTF-8 where the
/// agent is.
struct AgentText {
  let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  init(_ text: StaticString) {
    bytes = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  var count: Int { bytes.count }
  var isEmpty: Bool { bytes.isEmpty }

  subscript(range: Range<Int>) -> AgentText { AgentText(UnsafeRawBufferPointer(rebasing: bytes[range])) }

  func dropFirst(_ count: Int) -> AgentText { self[min(count, self.count)..<self.count] }
  func dropLast(_ count: Int) -> AgentText { self[0..<max(0, self.count - count)] }

  func firstIndex(of byte: UInt8) -> Int? { bytes.firstIndex(of: byte) }

  func firstIndex(where test: (UInt8) -> Bool) -> Int? { bytes.firstIndex(where: test) }

  /// The text before the first of these bytes; all of it where there is none.
  func before(_ byte: UInt8) -> AgentText { firstIndex(of: byte).map { self[0..<$0] } ?? self }

  func equals(_ text: StaticString) -> Bool { count == text.utf8CodeUnitCount && hasPrefix(text) }

  func hasPrefix(_ text: StaticString) -> Bool {
    matches(text, at: 0)
  }

  func hasSuffix(_ text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && matches(text, at: count - text.utf8CodeUnitCount)
  }

  func firstIndex(of text: StaticString) -> Int? {
    guard count >= text.utf8CodeUnitCount else { return nil }
    return (0...(count - text.utf8CodeUnitCount)).first { matches(text, at: $0) }
  }

  func contains(_ text: StaticString) -> Bool { firstIndex(of: text) != nil }

  /// `text` is in lower case.
  private func matches(_ text: StaticString, at start: Int) -> Bool {
    guard start >= 0, count - start >= text.utf8CodeUnitCount else { return false }
    for index in 0..<text.utf8CodeUnitCount
    where RequiredLiterals.lower(bytes[start + index]) != text.utf8Start[index] { return false }
    return true
  }

  var trimmed: AgentText {
    guard let first = bytes.firstIndex(where: { $0 != 0x20 }), let last = bytes.lastIndex(where: { $0 != 0x20 }) else {
      return self[0..<0]
    }
    return self[first..<last + 1]
  }

  /// Whether it begins as version numbers do: `1.2`, `v20.16.0`. Not `dev`, `UNAVAILABLE`, `${project.version}`.
  var isVersion: Bool {
    guard let first = bytes.first else { return false }
    if first &- 0x30 < 10 { return true }
    return (first == UInt8(ascii: "v") || first == UInt8(ascii: "V")) && count > 1 && bytes[1] &- 0x30 < 10
  }

  /// The version without what brackets and commas around it leave behind; nil where it is none.
  var version: AgentText? {
    var end = count
    while end > 0, ",;)]>".utf8.contains(bytes[end - 1]) { end -= 1 }
    let version = self[0..<end].before(UInt8(ascii: "/"))
    return version.isVersion ? version : nil
  }
}

/// The words of an agent: what blanks separate. A comment in parentheses is one word, blanks and all.
struct AgentWords: Sequence, IteratorProtocol {
  private let text: AgentText
  private var position = 0

  init(_ text: AgentText) { self.text = text }

  mutating func next() -> AgentText? {
    while position < text.count, text.bytes[position] == 0x20 { position += 1 }
    guard position < text.count else { return nil }
    let start = position
    if text.bytes[position] == UInt8(ascii: "(") {
      var depth = 0
      while position < text.count {
        if text.bytes[position] == UInt8(ascii: "(") { depth += 1 }
        if text.bytes[position] == UInt8(ascii: ")") { depth -= 1 }
        position += 1
        if depth == 0 { break }
      }
    } else {
      while position < text.count, text.bytes[position] != 0x20 { position += 1 }
    }
    return text[start..<position]
  }
}
