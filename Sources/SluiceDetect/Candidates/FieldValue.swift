import SluiceCore

/// A value of a field, taken out of its batch.
struct FieldValue: Hashable, Sendable {
  enum Kind: UInt8, Sendable {
    case string, number, boolean
  }

  let kind: Kind
  /// As it is written; a string unescaped.
  let text: String

  init(_ text: String, kind: Kind = .string) {
    self.kind = kind
    self.text = text
  }

  /// Nil for what is no value: null and missing.
  init?(_ cell: Cell) {
    switch cell.kind {
    case .string, .object, .array: kind = .string
    case .number: kind = .number
    case .true, .false: kind = .boolean
    case .missing, .null, .many, .pending: return nil
    }
    text = String(decoding: cell.bytes, as: UTF8.self)
  }

  /// Appends the value as JSON.
  func append(to buffer: inout [UInt8]) {
    switch kind {
    case .string: buffer.append(jsonString: text)
    case .number, .boolean: buffer.append(contentsOf: text.utf8)
    }
  }
}
