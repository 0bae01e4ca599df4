/// A cursor over JSON text that is already known to be well formed (a record's payload, an alert document). For small
/// texts on cold paths; the stream itself is read by SluiceParse.
package struct JSONScanner {
  package enum Token: Hashable, Sendable {
    case objectStart, objectEnd, arrayStart, arrayEnd
    /// A string between quotes; `isEscaped` when it holds a backslash.
    case string(isEscaped: Bool)
    case number, `true`, `false`, null
    case end
  }

  package let bytes: UnsafeRawBufferPointer
  package private(set) var position: Int
  /// The last token's bytes: a string's are those between its quotes.
  package private(set) var range: Range<Int> = 0..<0

  package init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  package var tokenBytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[range]) }

  /// The next token; commas and colons are passed over. Bytes that begin no token are passed over too.
  package mutating func next() -> Token {
    while position < bytes.count {
      let start = position
      position += 1
      switch bytes[start] {
      case 0x7B: range = start..<position; return .objectStart
      case 0x7D: range = start..<position; return .objectEnd
      case 0x5B: range = start..<position; return .arrayStart
      case 0x5D: range = start..<position; return .arrayEnd
      case 0x22: return string()
      case 0x74: return literal(start, 4, .true)
      case 0x66: return literal(start, 5, .false)
      case 0x6E: return literal(start, 4, .null)
      case 0x2D, 0x30...0x39:
        while position < bytes.count, Self.isNumberByte(bytes[position]) { position += 1 }
        range = start..<position
        return .number
      default: continue
      }
    }
    range = position..<position
    return .end
  }

  /// Passes over the rest of the value that `token`, the last one read, begins; `range` is then the whole value's.
  package mutating func skip(_ token: Token) {
    guard token == .objectStart || token == .arrayStart else { return }
    let start = range.lowerBound
    var depth = 1
    while depth > 0 {
      switch next() {
      case .objectStart, .arrayStart: depth += 1
      case .objectEnd, .arrayEnd: depth -= 1
      case .end: depth = 0
      default: break
      }
    }
    range = start..<position
  }

  private mutating func string() -> Token {
    let start = position
    var escaped = false
    while position < bytes.count, bytes[position] != 0x22 {
      if bytes[position] == 0x5C {
        escaped = true
        position += 1
      }
      position += 1
    }
    range = start..<min(position, bytes.count)
    position = min(position + 1, bytes.count)
    return .string(isEscaped: escaped)
  }

  private mutating func literal(_ start: Int, _ count: Int, _ token: Token) -> Token {
    position = min(start + count, bytes.count)
    range = start..<position
    return token
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || byte == 0x2E || byte == 0x65 || byte == 0x45 || byte == 0x2B || byte == 0x2D
  }
}
