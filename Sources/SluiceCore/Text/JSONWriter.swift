/// Appends JSON to a byte buffer. It writes what it is told, in that order; the caller keeps the nesting right.
extension [UInt8] {
  package mutating func append(raw text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  package mutating func append(raw bytes: UnsafeRawBufferPointer) { append(contentsOf: bytes) }

  /// Appends `bytes`, UTF-8 text, as a JSON string with its quotes. C0 and C1 control characters and DEL are escaped, so
  /// that no text from a record can steer a terminal.
  package mutating func append(jsonString bytes: UnsafeRawBufferPointer) {
    append(0x22)
    var clean = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte < 0x7F || byte > 0x7F && byte != 0xC2 {
        index += 1
        continue
      }
      if byte == 0xC2 && !(index + 1 < bytes.count && bytes[index + 1] < 0xA0) {
        index += 1
        continue
      }
      append(contentsOf: bytes[clean..<index])
      if byte == 0xC2 {
        append(unicodeEscape: bytes[index + 1])
        index += 2
      } else {
        append(jsonEscape: byte)
        index += 1
      }
      clean = index
    }
    append(contentsOf: bytes[clean..<bytes.count])
    append(0x22)
  }

  package mutating func append(jsonString text: String) {
    var text = text
    text.withUTF8 { append(jsonString: UnsafeRawBufferPointer($0)) }
  }

  private mutating func append(jsonEscape byte: UInt8) {
    switch byte {
    case 0x22: append(raw: "\\\"")
    case 0x5C: append(raw: "\\\\")
    case 0x08: append(raw: "\\b")
    case 0x0C: append(raw: "\\f")
    case 0x0A: append(raw: "\\n")
    case 0x0D: append(raw: "\\r")
    case 0x09: append(raw: "\\t")
    default: append(unicodeEscape: byte)
    }
  }

  private mutating func append(unicodeEscape byte: UInt8) {
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
    append(raw: "\\u00")
    append(digit(byte >> 4))
    append(digit(byte & 15))
  }

  /// Appends a scalar cell as JSON: strings with quotes, numbers, booleans and null as they are, objects and arrays as
  /// their JSON text.
  package mutating func append(json cell: Cell) {
    switch cell.kind {
    case .string: append(jsonString: cell.bytes)
    case .missing, .pending: append(raw: "null")
    case .many:
      append(0x5B)
      for (index, value) in cell.values.enumerated() {
        if index > 0 { append(0x2C) }
        append(json: value)
      }
      append(0x5D)
    default: append(raw: cell.bytes)
    }
  }
}
