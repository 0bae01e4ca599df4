import CSluiceText
import SluiceCore

/// A cursor over a payload's JSON text, which is known to be well formed. It gives what `JSONScanner` gives; it is of this
/// module, so that the loop over a payload's tokens is one, and looks for the ends of strings many bytes at a time.
struct PayloadScanner {
  typealias Token = JSONScanner.Token

  private let base: UnsafeRawPointer
  private let count: Int
  private(set) var position = 0
  /// The last token's bytes: a string's are those between its quotes.
  private(set) var range: Range<Int> = 0..<0

  /// Over nothing.
  init() {
    base = UnsafeRawPointer(("" as StaticString).utf8Start)
    count = 0
  }

  /// - Precondition: `bytes` has an address.
  init(_ bytes: UnsafeRawBufferPointer) {
    base = bytes.baseAddress.unsafelyUnwrapped
    count = bytes.count
  }

  var tokenBytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  @inline(__always)
  private func byte(_ index: Int) -> UInt8 { base.load(fromByteOffset: index, as: UInt8.self) }

  /// The next token; commas, colons and blanks are passed over.
  @inline(__always)
  mutating func next() -> Token {
    while position < count {
      let start = position
      position &+= 1
      switch byte(start) {
      case 0x7B: return token(.objectStart, start)
      case 0x7D: return token(.objectEnd, start)
      case 0x5B: return token(.arrayStart, start)
      case 0x5D: return token(.arrayEnd, start)
      case 0x22: return string()
      case 0x74: return literal(start, 4, .true)
      case 0x66: return literal(start, 5, .false)
      case 0x6E: return literal(start, 4, .null)
      case 0x2D, 0x30...0x39:
        while position < count, Self.isNumberByte(byte(position)) { position &+= 1 }
        return token(.number, start)
      default: continue
      }
    }
    return token(.end, position)
  }

  /// Passes over the rest of the object or array that `token`, the last one read, begins; `range` is then the whole.
  mutating func skip(_ token: Token) {
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

  @inline(__always)
  private mutating func token(_ token: Token, _ start: Int) -> Token {
    range = Range(uncheckedBounds: (start, position))
    return token
  }

  @inline(__always)
  private mutating func string() -> Token {
    let start = position
    var escaped = false
    while true {
      position = sluice_text_string_end(base.assumingMemoryBound(to: UInt8.self), position, count)
      guard position < count, byte(position) == 0x5C else { break }
      escaped = true
      position = min(position &+ 2, count)
    }
    range = Range(uncheckedBounds: (start, min(position, count)))
    position = min(position &+ 1, count)
    return .string(isEscaped: escaped)
  }

  private mutating func literal(_ start: Int, _ length: Int, _ token: Token) -> Token {
    position = min(start + length, count)
    range = start..<position
    return token
  }

  @inline(__always)
  private static func isNumberByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || byte == 0x2E || byte == 0x65 || byte == 0x45 || byte == 0x2B || byte == 0x2D
  }
}
