import SluiceCore
import SluiceRules

extension NaiveComparison {
  /// What a leaf is in an expression.
  static func scalar(_ leaf: NaiveJSON, _ type: FieldType) -> Scalar {
    guard let text = text(of: leaf) else { return .null }
    func number() -> Scalar {
      if let value = Int64(text) { return .integer(value) }
      guard let value = Double(text), value.isFinite else { return .null }
      return .double(value)
    }
    switch type {
    case .keyword, .flattened, .ip, .date: return .string(text)
    case .boolean: return text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : .null
    case .long, .double: return number()
    case .dynamic:
      switch leaf {
      case .number: return number()
      case .bool(let value): return .boolean(value)
      default: return .string(text)
      }
    }
  }
}
