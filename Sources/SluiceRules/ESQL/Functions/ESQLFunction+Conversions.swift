import SluiceCore

extension ESQLFunction {
  /// Conversions: of each value; what can't be converted is null.
  static let conversions: [ESQLFunction] = [
    ESQLFunction("TO_STRING", 1...1, .each) { arguments, _ in arguments[0].text.map { .string($0) } ?? .null },
    ESQLFunction("TO_BOOLEAN", 1...1, .each) { arguments, _ in
      switch arguments[0] {
      case .boolean: arguments[0]
      case .string(let text): .boolean(text.lowercased() == "true")
      case .integer(let value): .boolean(value != 0)
      case .double(let value): .boolean(value != 0)
      default: .null
      }
    },
    ESQLFunction("TO_INTEGER", 1...1, .each) { arguments, _ in
      guard case .integer(let value) = toLong(arguments[0]), Int32(exactly: value) != nil else { return .null }
      return .integer(value)
    },
    ESQLFunction("TO_LONG", 1...1, .each) { arguments, _ in toLong(arguments[0]) },
    ESQLFunction("TO_DOUBLE", 1...1, .each) { arguments, _ in
      switch arguments[0] {
      case .double: arguments[0]
      case .integer(let value), .datetime(let value): .double(Double(value))
      case .boolean(let value): .double(value ? 1 : 0)
      case .string(let text): Double(text).map { .finite($0) } ?? .null
      default: .null
      }
    },
    ESQLFunction("TO_DATETIME", 1...1, .each) { arguments, _ in toDate(arguments[0]) },
    ESQLFunction("TO_IP", 1...1, .each) { arguments, _ in toAddress(arguments[0]) },
    ESQLFunction("TO_VERSION", 1...1, .each) { arguments, _ in texts(arguments) { .string($0[0]) } },
    ESQLFunction("TO_TIMEDURATION", 1...1) { arguments, _ in toDuration(arguments[0]).map { .duration($0) } ?? .null },
    ESQLFunction("TO_DATEPERIOD", 1...1) { arguments, _ in toDuration(arguments[0]).map { .duration($0) } ?? .null },
  ]

  private static func toLong(_ value: ESQLValue) -> ESQLValue {
    switch value {
    case .integer: value
    case .datetime(let value): .integer(value)
    case .boolean(let value): .integer(value ? 1 : 0)
    // Halves go up, as Java's `Math.round` does.
    case .double(let value): Int64(exactly: (value + 0.5).rounded(.down)).map { .integer($0) } ?? .null
    case .string(let text): Int64(text).map { .integer($0) } ?? Double(text).map { toLong(.finite($0)) } ?? .null
    default: .null
    }
  }

  static func toDate(_ value: ESQLValue) -> ESQLValue {
    switch value {
    case .datetime: value
    case .integer(let value): ESQLValue.writable.contains(value) ? .datetime(value) : .null
    case .double(let value): Int64(exactly: value.rounded()).map { toDate(.integer($0)) } ?? .null
    case .string(let text): EventTime(text).map { .datetime($0.milliseconds) } ?? .null
    default: .null
    }
  }

  static func toDuration(_ value: ESQLValue) -> ESQLDuration? {
    switch value {
    case .duration(let duration): duration
    case .string(let text): ESQLDuration(text)
    default: nil
    }
  }
}
