/// What the kernels find, one byte after the other.
struct ScalarIndex: Equatable {
  enum Problem: Int, Comparable {
    case invalidUTF8 = 1
    case controlCharacter, invalidEscape, missingSeparator

    static func < (left: Problem, right: Problem) -> Bool { left.rawValue < right.rawValue }
  }

  struct Issue: Equatable, Comparable {
    var offset: Int
    var problem: Problem

    static func < (left: Issue, right: Issue) -> Bool { (left.offset, left.problem) < (right.offset, right.problem) }
  }

  var offsets: [Int] = []
  /// Numbers of the blocks with a backslash or an escaped character in them.
  var blocks: Set<Int> = []
  var issues: [Issue] = []

  init(_ bytes: [UInt8]) {
    var isInString = false
    var isEscaped = false
    var isInScalar = false
    var isBehindValue = false
    for (offset, byte) in bytes.enumerated() {
      let wasEscaped = isEscaped
      isEscaped = !wasEscaped && byte == UInt8(ascii: "\\")
      if wasEscaped || isEscaped { blocks.insert(offset / 64) }
      let isQuote = byte == UInt8(ascii: "\"") && !wasEscaped
      if isInString {
        if byte < 0x20 { note(offset, .controlCharacter) }
        if wasEscaped, !isValidEscape(bytes, offset) { note(offset - 1, .invalidEscape) }
        if isQuote {
          isInString = false
          isBehindValue = true
        }
        continue
      }
      if !isQuote, "{}[]:,".utf8.contains(byte) {
        offsets.append(offset)
        isBehindValue = false
        isInScalar = false
      } else if !isQuote, " \t\r\n".utf8.contains(byte) {
        if isInScalar { isBehindValue = true }
        isInScalar = false
      } else if isQuote {
        if isBehindValue || isInScalar { note(offset, .missingSeparator) }
        isBehindValue = false
        isInScalar = false
        isInString = true
      } else {
        if isBehindValue { note(offset, .missingSeparator) }
        isBehindValue = false
        isInScalar = true
      }
    }
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
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .emptyInput: return
      case .valid(let scalar): offset += scalar.count
      case .error(let length):
        let isCutOff = offset + length == bytes.count && (0xC2...0xF4).contains(bytes[offset])
        if !isCutOff { note(offset, .invalidUTF8) }
        offset += length
      }
    }
  }
}
