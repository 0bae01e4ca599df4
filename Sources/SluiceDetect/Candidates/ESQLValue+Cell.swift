import SluiceCore
import SluiceRules

extension ESQLValue {
  /// What a field of that type holds.
  init(_ cell: Cell, _ type: FieldType) {
    switch cell.kind {
    case .missing, .null, .pending: self = .null
    case .many: self.init(fieldType: type, texts: Self.texts(cell))
    default:
      switch type {
      case .keyword, .flattened, .dynamic: self = .string(String(decoding: cell.bytes, as: UTF8.self))
      case .ip: self = IPAddress(cell.bytes).map { .ip($0) } ?? .null
      case .date:
        if let time = EventTime(cell.bytes) {
          self = .datetime(time.milliseconds)
        } else {
          self.init(fieldType: type, texts: Self.texts(cell))
        }
      default: self.init(fieldType: type, texts: Self.texts(cell))
      }
    }
  }

  private static func texts(_ cell: Cell) -> [String] {
    var texts: [String] = []
    cell.forEach { if let value = FieldValue($0) { texts.append(value.text) } }
    return texts
  }
}
