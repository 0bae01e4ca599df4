/// A JSON value as it stands in a document, numbers as written. Keys keep their order, repeated ones included.
package indirect enum NaiveJSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([NaiveJSON])
  case object([NaiveMember])

  /// The value of the whole text; nil when it is not JSON.
  package init?(_ text: some Sequence<UInt8>) {
    var reader = NaiveJSONReader(bytes: Array(text))
    guard let value = reader.value() else { return nil }
    reader.skipBlank()
    guard reader.position == reader.bytes.count else { return nil }
    self = value
  }

  package subscript(key: String) -> NaiveJSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  package var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  package var items: [NaiveJSON]? {
    guard case .array(let items) = self else { return nil }
    return items
  }
}

package struct NaiveMember: Hashable, Sendable {
  package var key: String
  package var value: NaiveJSON

  package init(key: String, value: NaiveJSON) {
    self.key = key
    self.value = value
  }
}

private struct NaiveJSONReader {
  let bytes: [UInt8]
  var position = 0

  var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipBlank() {
    while let byte, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlank()
    guard byte == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func takeWord(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  mutating func value() -> NaiveJSON? {
    skipBlank()
    switch byte {
    case UInt8(ascii: "{"): return object()
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "t"): return takeWord("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return takeWord("false") ? .bool(false) : nil
    case UInt8(ascii: "n"): return takeWord("null") ? .null : nil
    default:
      let start = position
      while let byte, "+-.eE0123456789".utf8.contains(byte) { position += 1 }
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      return Double(text) == nil ? nil : .number(text)
    }
  }

  mutating func array() -> NaiveJSON? {
    guard take("[") else { return nil }
    var items: [NaiveJSON] = []
    if take("]") { return .array(items) }
    repeat {
      guard let item = value() else { return nil }
      items.append(item)
    } while take(",")
    return take("]") ? .array(items) : nil
  }

  mutating func object() -> NaiveJSON? {
    guard take("{") else { return nil }
    var members: [NaiveMember] = []
    if take("}") { return .object(members) }
    repeat {
      skipBlank()
      guard let key = string(), take(":"), let value = value() else { return nil }
      members.append(NaiveMember(key: key, value: value))
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  mutating func string() -> String? {
    guard byte == UInt8(ascii: "\"") else { return nil }
    position += 1
    var units: [UInt8] = []
    while let byte, byte != UInt8(ascii: "\"") {
      position += 1
      guard byte == UInt8(ascii: "\\") else {
        units.append(byte)
        continue
      }
      guard let kind = self.byte else { return nil }
      position += 1
      switch kind {
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0C)
      case UInt8(ascii: "n"): units.append(0x0A)
      case UInt8(ascii: "r"): units.append(0x0D)
      case UInt8(ascii: "t"): units.append(0x09)
      case UInt8(ascii: "u"):
        guard var codes = codeUnit().map({ [$0] }) else { return nil }
        if UTF16.isLeadSurrogate(codes[0]), takeWord("\\u") {
          guard let trail = codeUnit() else { return nil }
          codes.append(trail)
        }
        units.append(contentsOf: String(decoding: codes, as: UTF16.self).utf8)
      default: units.append(kind)
      }
    }
    guard byte != nil else { return nil }
    position += 1
    return String(decoding: units, as: UTF8.self)
  }

  mutating func codeUnit() -> UInt16? {
    guard position + 4 <= bytes.count else { return nil }
    defer { position += 4 }
    return UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
  }
}
