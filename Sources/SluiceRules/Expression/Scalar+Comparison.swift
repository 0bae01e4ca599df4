extension Scalar {
  /// Nil for null and what is no truth value. Texts `true` and `false` are, for a keyword field holds such.
  package var truth: Bool? {
    switch self {
    case .boolean(let value): value
    case .string("true"): true
    case .string("false"): false
    case .null, .integer, .double, .string: nil
    }
  }

  /// Nil for null.
  package var text: String? {
    switch self {
    case .null: nil
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .double(let value): String(value)
    case .string(let value): value
    }
  }

  /// False if either is null. Texts compare byte by byte.
  package func equals(_ other: Scalar, ignoresCase: Bool = false) -> Bool {
    switch (self, other) {
    case (.null, _), (_, .null): false
    case (.string(let left), .string(let right)):
      ignoresCase ? left.utf8.elementsEqual(right.utf8) { $0.folded == $1.folded } : left.utf8.elementsEqual(right.utf8)
    case (.boolean, _), (_, .boolean): truth == other.truth && truth != nil
    default: sign(against: other) == 0
    }
  }

  /// Negative, 0 or positive as it comes before, with or behind the other; nil if they can't be compared.
  package func sign(against other: Scalar, ignoresCase: Bool = false) -> Int? {
    switch (self, other) {
    case (.integer(let left), .integer(let right)): return left < right ? -1 : left == right ? 0 : 1
    case (.string(let left), .string(let right)):
      if ignoresCase {
        let left = left.utf8.map(\.folded)
        let right = right.utf8.map(\.folded)
        return left.lexicographicallyPrecedes(right) ? -1 : left == right ? 0 : 1
      }
      return left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : left.utf8.elementsEqual(right.utf8) ? 0 : 1
    case (.null, _), (_, .null), (.boolean, _), (_, .boolean): return nil
    case (.string(let text), _): return Scalar(number: text)?.sign(against: other)
    case (_, .string(let text)): return Scalar(number: text).flatMap { sign(against: $0) }
    default:
      guard let left = number, let right = other.number, !left.isNaN, !right.isNaN else { return nil }
      return left < right ? -1 : left == right ? 0 : 1
    }
  }

  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    case .null, .boolean, .string: nil
    }
  }

  /// The decimal number that the text is: a sign, digits, a fraction, an exponent.
  init?(number text: String) {
    if let value = Int64(text) {
      self = .integer(value)
    } else if let value = Double(text), value.isFinite,
      text.utf8.allSatisfy({ "+-.eE0123456789".utf8.contains($0) })
    {
      self = .double(value)
    } else {
      return nil
    }
  }
}

extension UInt8 {
  /// The ASCII letter in lower case.
  var folded: UInt8 { UInt8(ascii: "A") <= self && self <= UInt8(ascii: "Z") ? self | 0x20 : self }
}
