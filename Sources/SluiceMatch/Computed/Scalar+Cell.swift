import SluiceCore
import SluiceRules

extension Scalar {
  /// What a value of a field is in an expression; null when it is none or the field's type can't read it.
  init(_ value: Cell, type: FieldType) {
    switch value.kind {
    case .missing, .null, .pending, .many: self = .null
    default:
      let text = String(decoding: value.bytes, as: UTF8.self)
      switch type {
      case .keyword, .flattened, .ip, .date: self = .string(text)
      case .boolean: self = text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : .null
      case .long, .double: self = Self.number(value.bytes)
      case .dynamic:
        self =
          switch value.kind {
          case .number: Self.number(value.bytes)
          case .true: .boolean(true)
          case .false: .boolean(false)
          default: .string(text)
          }
      }
    }
  }

  private static func number(_ bytes: UnsafeRawBufferPointer) -> Scalar {
    guard let number = Number(bytes) else { return .null }
    return number.exactInteger.map { .integer($0) } ?? .double(number.approximation)
  }
}

extension Cell {
  /// The values as an expression sees them; empty when there is none.
  func scalars(_ type: FieldType) -> [Scalar] {
    var result: [Scalar] = []
    forEach { value in if value.kind != .null { result.append(Scalar(value, type: type)) } }
    return result
  }
}
