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
    case .missing, .null, .many, .pending: return nil
    default: kind = Self.kind(of: cell)
    }
    text = String(decoding: cell.bytes, as: UTF8.self)
  }

  /// The kind of a cell with one value.
  static func kind(of cell: Cell) -> Kind {
    switch cell.kind {
    case .number: .number
    case .true, .false: .boolean
    default: .string
    }
  }

  /// Appends the value as JSON.
  func append(to buffer: inout [UInt8]) {
    switch kind {
    case .string: buffer.append(jsonString: text)
    case .number, .boolean: buffer.append(contentsOf: text.utf8)
    }
  }
}
