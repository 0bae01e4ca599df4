/// What the kernels of the structural index find, one byte after the other and with nothing of theirs: the reference that
/// they are compared with.
package struct ScalarIndex: Equatable, Sendable {
  package enum Problem: Int, Comparable, Sendable {
    case invalidUTF8 = 1
    case controlCharacter, invalidEscape, missingSeparator

    package static func < (left: Problem, right: Problem) -> Bool { left.rawValue < right.rawValue }
  }

  package struct Issue: Equatable, Comparable, Sendable {
    package var offset: Int
    package var problem: Problem

    package init(offset: Int, problem: Problem) {
      self.offset = offset
      self.problem = problem
    }

    package static func < (left: Issue, right: Issue) -> Bool {
      (left.offset, left.problem) < (right.offset, right.problem)
    }

    /// Offset of the byte whose block finds it: an escape is found where its second character stands.
    fileprivate var place: Int { problem == .invalidEscape ? offset + 1 : offset }
  }

  package var offsets: [Int] = []
  /// Numbers of the blocks with a backslash or an escaped character in them.
  package var blocks: Set<Int> = []
  package var issues: [Issue] = []
  /// Whether the text ends inside a string.
  package private(set) var endsInString = false
  /// Whether the text ends inside a UTF-8 sequence that is valid so far.
  package private(set) var endsInCharacter = false

  /// What was found, to be compared.
  package init(offsets: [Int] = [], blocks: Set<Int> = [], issues: [Issue] = []) {
    self.offsets = offsets
    self.blocks = blocks
    self.issues = issues
  }

  /// Finds it in `bytes`, which begin outside a string.
  package init(_ bytes: [UInt8]) {
    var isInString = false
    var isEscaped = false
    var isInScalar = false
    var isBehindValue = false
    for (offset, byte) in bytes.enumerated() {
      let wasEscaped = isEscaped
      isEscaped = !wasEscaped && byte == 0x5C
      if wasEscaped || isEscaped { blocks.insert(offset / 64) }
      let isQuote = byte == 0x22 && !wasEscaped
      if isInString {
        if byte < 0x20 { note(offset, .controlCharacter) }
        if wasEscaped, !isValidEscape(bytes, offset) { note(offset - 1, .invalidEscape) }
        if isQuote {
          isInString = false
          isBehindValue = true
        }
        continue
      }
      switch byte {
      case _ where isQuote:
        if isBehindValue || isInScalar { note(offset, .missingSeparator) }
        isBehindValue = false
        isInScalar = false
        isInString = true
      // { } [ ] : ,
      case 0x7B, 0x7D, 0x5B, 0x5D, 0x3A, 0x2C:
        offsets.append(offset)
        isBehindValue = false
        isInScalar = false
      case 0x20, 0x09, 0x0D, 0x0A:
        if isInScalar { isBehindValue = true }
        isInScalar = false
      default:
        if isBehindValue { note(offset, .missingSeparator) }
        isBehindValue = false
        isInScalar = true
      }
    }
    endsInString = isInString
    noteInvalidUTF8(bytes)
    issues.sort()
  }

  private mutating func note(_ offset: Int, _ problem: Problem) {
    issues.append(Issue(offset: offset, problem: problem))
  }

  private func isValidEscape(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard bytes[offset] == UInt8(ascii: "u") else { return "\"\\/bfnrt".utf8.contains(bytes[offset]) }
    // What the end cuts off goes on behind.
    return bytes[(offset + 1)...].prefix(4).allSatisfy { "0123456789abcdefABCDEF".utf8.contains($0) }
  }

  private mutating func noteInvalidUTF8(_ bytes: [UInt8]) {
    var offset = 0
    while offset < bytes.count {
      guard bytes[offset] >= 0x80 else {
        offset += 1
        continue
      }
      var parser = Unicode.UTF8.ForwardParser()
      var character = bytes[offset..<min(offset + 4, bytes.count)].makeIterator()
      switch parser.parseScalar(from: &character) {
      case .emptyInput: return
      case .valid(let scalar): offset += scalar.count
      case .error(let length):
        let isCutOff = offset + length == bytes.count && (0xC2...0xF4).contains(bytes[offset])
        if isCutOff { endsInCharacter = true } else { note(offset, .invalidUTF8) }
        offset += length
      }
    }
  }

  /// What a kernel finds that stopped behind `scanned` bytes, a whole number of blocks, for want of room for issues.
  package func prefix(_ scanned: Int) -> ScalarIndex {
    var prefix = self
    prefix.offsets.removeAll { $0 >= scanned }
    prefix.blocks = blocks.filter { $0 < (scanned + 63) / 64 }
    prefix.issues.removeAll { $0.place >= scanned }
    return prefix
  }

  package static func == (left: ScalarIndex, right: ScalarIndex) -> Bool {
    left.offsets == right.offsets && left.blocks == right.blocks && left.issues == right.issues
  }

  /// The first thing that differs, for messages.
  package func difference(from other: ScalarIndex) -> String {
    func first<Value: Equatable>(_ what: String, _ left: [Value], _ right: [Value]) -> String? {
      let place = zip(left, right).enumerated().first { $1.0 != $1.1 }?.offset ?? min(left.count, right.count)
      guard place < max(left.count, right.count) else { return nil }
      func text(_ values: [Value]) -> String { place < values.count ? "\(values[place])" : "none" }
      return "\(what) \(place): \(text(left)), expected \(text(right))"
    }
    return first("structural character", offsets, other.offsets)
      ?? first("block with backslashes", blocks.sorted(), other.blocks.sorted())
      ?? first("issue", issues, other.issues) ?? "nothing"
  }
}
