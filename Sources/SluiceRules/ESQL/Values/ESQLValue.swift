package import SluiceCore

/// A value of a column.
///
/// Texts are equal and ordered by their UTF-8 bytes, as Elasticsearch's keywords are: nothing is normalised.
package enum ESQLValue: Sendable {
  case null
  case boolean(Bool)
  /// `integer` and `long`.
  case integer(Int64)
  /// Finite.
  case double(Double)
  case string(String)
  /// Milliseconds since 1970-01-01T00:00:00Z, the resolution of Elasticsearch's `date`.
  case datetime(Int64)
  case ip(IPAddress)
  case duration(ESQLDuration)
  /// Two values or more, none of them null or `many`.
  case many([ESQLValue])

  /// The value that holds those: none is null, one is itself.
  package init(values: [ESQLValue]) {
    switch values.count {
    case 0: self = .null
    case 1: self = values[0]
    default: self = .many(values)
    }
  }

  package var isNull: Bool { if case .null = self { true } else { false } }

  /// Each of its values; none for null.
  package var values: [ESQLValue] {
    switch self {
    case .null: []
    case .many(let values): values
    default: [self]
    }
  }

  /// Whether it can be an operand of a function that takes one value: neither null nor several.
  var isSingle: Bool {
    switch self {
    case .null, .many: false
    default: true
    }
  }

  /// The number, for integers and doubles.
  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  /// A double; null for what ES|QL has no value for: not a number and the infinities.
  static func finite(_ value: Double) -> ESQLValue { value.isFinite ? .double(value) : .null }

  /// The result of an integer operation; null beyond 64 bits.
  static func checked(_ result: (partialValue: Int64, overflow: Bool)) -> ESQLValue {
    result.overflow ? .null : .integer(result.partialValue)
  }
}

extension ESQLValue: Hashable {
  package static func == (left: ESQLValue, right: ESQLValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.double(let left), .double(let right)): left == right
    case (.string(let left), .string(let right)): isSame(left, right)
    case (.datetime(let left), .datetime(let right)): left == right
    case (.ip(let left), .ip(let right)): left == right
    case (.duration(let left), .duration(let right)): left == right
    case (.many(let left), .many(let right)): left == right
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0 as UInt8)
    case .boolean(let value): hasher.combine(value)
    case .integer(let value), .datetime(let value): hasher.combine(value)
    case .double(let value): hasher.combine(value)
    case .string(let value): hasher.combine(value)
    case .ip(let value): hasher.combine(value)
    case .duration(let value): hasher.combine(value)
    case .many(let values): hasher.combine(values)
    }
  }
}

/// A span of time as it is written: `5 minutes`, `1 month`.
package struct ESQLDuration: Hashable, Sendable {
  package var months: Int64 = 0
  package var days: Int64 = 0
  package var milliseconds: Int64 = 0

  static prefix func - (value: ESQLDuration) -> ESQLDuration {
    // Literals and sums of them stay far from the ends of 64 bits: each part is at most `limit`.
    ESQLDuration(months: -value.months, days: -value.days, milliseconds: -value.milliseconds)
  }

  /// The sum; nil beyond `limit`.
  static func + (left: ESQLDuration, right: ESQLDuration) -> ESQLDuration? {
    let sum = ESQLDuration(
      months: left.months &+ right.months, days: left.days &+ right.days,
      milliseconds: left.milliseconds &+ right.milliseconds)
    return sum.isInLimits ? sum : nil
  }

  /// The greatest absolute value of each part: 2⁵³.
  static let limit: Int64 = 1 << 53

  private var isInLimits: Bool {
    [months, days, milliseconds].allSatisfy { (-Self.limit...Self.limit).contains($0) }
  }

  /// `count` of a unit (`minute`, `minutes`, `min`, …); nil for an unknown unit or a count beyond `limit`.
  init?(_ count: Int64, unit: String) {
    guard let (part, factor) = Self.unit(unit) else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: factor)
    guard !overflow, (-Self.limit...Self.limit).contains(product) else { return nil }
    self.init()
    self[keyPath: part] = product
  }

  package init(months: Int64 = 0, days: Int64 = 0, milliseconds: Int64 = 0) {
    self.months = months
    self.days = days
    self.milliseconds = milliseconds
  }

  static let unitNames = [
    "millisecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year",
  ]

  private static func unit(_ name: String) -> (WritableKeyPath<ESQLDuration, Int64>, Int64)? {
    switch name.lowercased() {
    case "millisecond", "milliseconds", "ms": (\.milliseconds, 1)
    case "second", "seconds", "sec", "s": (\.milliseconds, 1_000)
    case "minute", "minutes", "min", "m": (\.milliseconds, 60_000)
    case "hour", "hours", "h": (\.milliseconds, 3_600_000)
    case "day", "days", "d": (\.days, 1)
    case "week", "weeks", "w": (\.days, 7)
    case "month", "months", "mo": (\.months, 1)
    case "quarter", "quarters", "q": (\.months, 3)
    case "year", "years", "yr", "y": (\.months, 12)
    default: nil
    }
  }

  /// Reads `5 minutes`; nil for all else.
  init?(_ text: String) {
    let trimmed = text.drop { $0 == " " }
    let digits = trimmed.prefix { $0.isASCII && $0.isNumber }
    let unit = trimmed.dropFirst(digits.count).filter { $0 != " " }
    guard let count = Int64(digits) else { return nil }
    self.init(count, unit: unit)
  }
}
