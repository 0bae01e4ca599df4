/// A JSON document, whole: the services' small answers.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// As it was written.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// The last of equal keys counts.
  case object([String: JSONValue])

  /// Nil for what is no JSON (RFC 8259), what is nested deeper than 64, and for bytes that are no UTF-8.
  package init?(parsing bytes: [UInt8]) {
    var parser = JSONParser(bytes: bytes)
    guard let value = parser.document() else { return nil }
    self = value
  }

  package init?(parsing text: String) { self.init(parsing: Array(text.utf8)) }

  /// A member of an object; nil when there is none, and of all else.
  package subscript(_ key: String) -> JSONValue? { if case .object(let members) = self { members[key] } else { nil } }
  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
  package var object: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }
  /// A whole number, also one in a string: services write both.
  package var integer: Int? {
    switch self {
    case .number(let text), .string(let text): Int(text)
    default: nil
    }
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var position = 0
  var depth = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() -> JSONValue? {
    guard let value = value() else { return nil }
    skipSpace()
    return position == bytes.count ? value : nil
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ expected: UInt8) -> Bool {
    skipSpace()
    guard byte == expected else { return false }
    position += 1
    return true
  }

  private mutating func value() -> JSONValue? {
    skipSpace()
    switch byte {
    case 0x7B: return nested { parser in parser.members() }
    case 0x5B: return nested { parser in parser.elements() }
    case 0x22: return string().map(JSONValue.string)
    case 0x74: return literal("true") ? .bool(true) : nil
    case 0x66: return literal("false") ? .bool(false) : nil
    case 0x6E: return literal("null") ? .null : nil
    default: return number()
    }
  }

  private mutating func nested(_ body: (inout JSONParser) -> JSONValue?) -> JSONValue? {
    guard depth < 64 else { return nil }
    depth += 1
    position += 1
    let value = body(&self)
    depth -= 1
    return value
  }

  private mutating func members() -> JSONValue? {
    var members = [String: JSONValue]()
    if take(0x7D) { return .object(members) }
    repeat {
      skipSpace()
      guard byte == 0x22, let key = string(), take(0x3A), let value = value() else { return nil }
      members[key] = value
    } while take(0x2C)
    return take(0x7D) ? .object(members) : nil
  }

  private mutating func elements() -> JSONValue? {
    var values = [JSONValue]()
    if take(0x5D) { return .array(values) }
    repeat {
      guard let value = value() else { return nil }
      values.append(value)
    } while take(0x2C)
    return take(0x5D) ? .array(values) : nil
  }

  private mutating func literal(_ text: StaticString) -> Bool {
    for expected in text.description.utf8 {
      guard byte == expected else { return false }
      position += 1
    }
    return true
  }

  private mutating func number() -> JSONValue? {
    let start = position
    if byte == 0x2D { position += 1 }
    if byte == 0x30 {
      position += 1
    } else if digits() == 0 {
      return nil
    }
    if byte == 0x2E {
      position += 1
      guard digits() > 0 else { return nil }
    }
    if byte == 0x65 || byte == 0x45 {
      position += 1
      if byte == 0x2B || byte == 0x2D { position += 1 }
      guard digits() > 0 else { return nil }
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func string() -> String? {
    position += 1
    var text = [UInt8]()
    while let byte {
      switch byte {
      case 0x22:
        position += 1
        return String(validating: text, as: UTF8.self)
      case 0x5C:
        position += 1
        guard let scalar = escape() else { return nil }
        text.append(contentsOf: String(scalar).utf8)
      case 0..<0x20: return nil
      default:
        // Runs of plain bytes at once: bodies of messages are long.
        let start = position
        while let byte = self.byte, byte != 0x22, byte != 0x5C, byte >= 0x20 { position += 1 }
        text.append(contentsOf: bytes[start..<position])
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard let byte else { return nil }
    position += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: return Unicode.Scalar(byte)
    case 0x62: return "\u{8}"
    case 0x66: return "\u{C}"
    case 0x6E: return "\n"
    case 0x72: return "\r"
    case 0x74: return "\t"
    case 0x75:
      guard let first = unit() else { return nil }
      guard first & 0xF800 == 0xD800 else { return Unicode.Scalar(first) }
      // A pair, or half of one, which stands for nothing.
      let saved = position
      if first & 0xFC00 == 0xD800, self.byte == 0x5C {
        position += 1
        if self.byte == 0x75 {
          position += 1
          guard let second = unit() else { return nil }
          if second & 0xFC00 == 0xDC00 {
            return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF))
          }
        }
      }
      position = saved
      return "\u{FFFD}"
    default: return nil
    }
  }

  private mutating func unit() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[position..<position + 4] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
      default: return nil
      }
    }
    position += 4
    return value
  }
}
