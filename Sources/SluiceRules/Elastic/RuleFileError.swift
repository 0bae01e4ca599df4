/// A mistake in a rule file, and where.
package struct RuleFileError: Error, Hashable, Sendable, CustomStringConvertible {
  package let file: String
  /// From 1; 0 when the error is about the file or folder as a whole.
  package let line: Int
  /// In characters (Unicode scalars) from 1; 0 when the error is about the file or folder as a whole.
  package let column: Int
  package let message: String
  /// What to do about it.
  package let hint: String?

  package init(file: String, line: Int = 0, column: Int = 0, message: String, hint: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }

  /// `file:line:column: message; hint`.
  package var description: String {
    let place = line == 0 ? file : "\(file):\(line):\(column)"
    return "\(place): \(message)" + (hint.map { "; \($0)" } ?? "")
  }
}

/// Every mistake found in one rule file.
package struct RuleFileErrors: Error, Hashable, Sendable, CustomStringConvertible {
  /// At least one, in the order of their places.
  package let errors: [RuleFileError]

  package var description: String { errors.map(\.description).joined(separator: "\n") }
}

/// Turns offsets of a text into lines and columns.
struct TextPlaces {
  let bytes: [UInt8]

  /// Line and column, from 1. A column is a Unicode scalar; an offset inside of one counts as its start. Offsets past
  /// the end are the end.
  ///
  /// - Complexity: O(offset)
  func place(of offset: Int) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for (index, byte) in bytes.prefix(max(offset, 0)).enumerated() {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if index + 1 < bytes.count, bytes[index + 1] & 0xC0 == 0x80 {
        continue
      } else {
        column += 1
      }
    }
    return (line, column)
  }
}
