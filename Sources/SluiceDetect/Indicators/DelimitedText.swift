/// Rows of values with separators between them; values in quotes may hold separators, line breaks, and quotes written
/// twice (RFC 4180).
struct DelimitedText {
  struct Row {
    /// Where it begins, from 1.
    let line: Int
    let values: [String]
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var line = 1

  init(_ text: String, separator: UInt8) {
    bytes = Array(text.utf8)
    self.separator = separator
  }

  /// The next row; blank lines are passed over.
  mutating func next() -> Row? {
    while position < bytes.count {
      let start = line
      let values = row()
      if values.count > 1 || values.first?.isEmpty == false { return Row(line: start, values: values) }
    }
    return nil
  }

  private mutating func row() -> [String] {
    var values: [String] = []
    var value: [UInt8] = []
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x0A { line += 1 }
      if isQuoted {
        if byte != 0x22 {
          value.append(byte)
        } else if position < bytes.count, bytes[position] == 0x22 {
          value.append(byte)
          position += 1
        } else {
          isQuoted = false
        }
      } else if byte == 0x22, value.isEmpty {
        isQuoted = true
      } else if byte == separator {
        values.append(String(decoding: value, as: UTF8.self))
        value.removeAll(keepingCapacity: true)
      } else if byte == 0x0A {
        break
      } else if byte != 0x0D {
        value.append(byte)
      }
    }
    values.append(String(decoding: value, as: UTF8.self))
    return values
  }
}
