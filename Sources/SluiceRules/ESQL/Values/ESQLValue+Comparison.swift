import SluiceCore

extension ESQLValue {
  /// How two single values compare: negative, 0 or positive. Nil when they can't be compared: one of them is null or has
  /// several values, or their types differ.
  ///
  /// A text is read as the other side's type (ES|QL casts text literals to dates, addresses and booleans).
  static func compare(_ left: ESQLValue, _ right: ESQLValue) -> Int? {
    switch (left, right) {
    case (.string(let left), .string(let right)): order(left, right)
    case (.integer(let left), .integer(let right)): left < right ? -1 : left == right ? 0 : 1
    case (.integer, .double), (.double, .integer), (.double, .double):
      left.number.flatMap { left in right.number.map { right in left < right ? -1 : left == right ? 0 : 1 } }
    case (.boolean(let left), .boolean(let right)): left == right ? 0 : right ? -1 : 1
    case (.datetime(let left), .datetime(let right)): left < right ? -1 : left == right ? 0 : 1
    case (.ip(let left), .ip(let right)): left < right ? -1 : left == right ? 0 : 1
    case (.string(let text), .datetime), (.string(let text), .ip), (.string(let text), .boolean):
      right.sibling(text).flatMap { compare($0, right) }
    case (.datetime, .string(let text)), (.ip, .string(let text)), (.boolean, .string(let text)):
      left.sibling(text).flatMap { compare(left, $0) }
    default: nil
    }
  }

  /// The text as a value of this value's type.
  private func sibling(_ text: String) -> ESQLValue? {
    switch self {
    case .datetime: EventTime(text).map { .datetime($0.milliseconds) }
    case .ip: IPAddress(text).map { .ip($0) }
    case .boolean: text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
    default: nil
    }
  }

  private static func order(_ left: String, _ right: String) -> Int {
    if isSame(left, right) { return 0 }
    return left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
  }

  /// Three-valued equality of single values.
  static func equal(_ left: ESQLValue, _ right: ESQLValue) -> Bool? {
    // Without an order of the two, which takes longer.
    if case .string(let left) = left, case .string(let right) = right { return isSame(left, right) }
    return compare(left, right).map { $0 == 0 }
  }

  /// Whether two texts have the same bytes. `==` takes canonically equivalent ones for equal.
  static func isSame(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count, left == right else { return false }
    let isSame = unsafe left.utf8.withContiguousStorageIfAvailable { left in
      unsafe right.utf8.withContiguousStorageIfAvailable { right in unsafe left.elementsEqual(right) }
    }
    return (isSame ?? nil) ?? left.utf8.elementsEqual(right.utf8)
  }

  /// The least or greatest of the value's values; null for null. Values that don't compare with the first are left out.
  func extreme(greatest: Bool) -> ESQLValue {
    guard case .many(let values) = self else { return self }
    return Self.extreme(of: values, greatest: greatest)
  }

  static func extreme(of values: [ESQLValue], greatest: Bool) -> ESQLValue {
    guard var best = values.first else { return .null }
    for value in values.dropFirst() {
      guard let sign = compare(value, best) else { continue }
      if greatest ? sign > 0 : sign < 0 { best = value }
    }
    return best
  }

  init(_ truth: Bool?) { self = truth.map { .boolean($0) } ?? .null }

  /// For logic: true, false or neither.
  var truth: Bool? { if case .boolean(let value) = self { value } else { nil } }
}
