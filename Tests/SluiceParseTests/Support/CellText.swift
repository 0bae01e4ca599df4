import SluiceCore

extension Cell {
  /// The cell as text that differs wherever cells differ.
  var summary: String {
    switch kind {
    case .missing: "missing"
    case .pending: "pending"
    case .many: "[" + values.map(\.summary).joined(separator: " | ") + "]"
    default: "\(kind) \(String(decoding: bytes, as: UTF8.self))"
    }
  }
}
