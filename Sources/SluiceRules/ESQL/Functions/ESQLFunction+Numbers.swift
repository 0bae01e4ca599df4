#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

extension ESQLFunction {
  static let numberFunctions: [ESQLFunction] = [
    ESQLFunction("ABS", 1...1) { arguments, _ in
      switch arguments[0] {
      case .integer(let value): value == .min ? .null : .integer(abs(value))
      case .double(let value): .double(abs(value))
      default: .null
      }
    },
    ESQLFunction("FLOOR", 1...1) { arguments, _ in rounded(arguments[0], .down) },
    ESQLFunction("CEIL", 1...1) { arguments, _ in rounded(arguments[0], .up) },
    ESQLFunction("ROUND", 1...2) { arguments, _ in
      guard arguments.count == 2 else { return rounded(arguments[0], .toNearestOrAwayFromZero) }
      guard case .integer(let places) = arguments[1] else { return .null }
      return round(arguments[0], to: places)
    },
    ESQLFunction("SQRT", 1...1) { arguments, _ in arguments[0].number.map { .finite($0.squareRoot()) } ?? .null },
    ESQLFunction("POW", 2...2) { arguments, _ in
      arguments[0].number.flatMap { base in arguments[1].number.map { .finite(pow(base, $0)) } } ?? .null
    },
    ESQLFunction("LOG10", 1...1) { arguments, _ in arguments[0].number.map { .finite(log10($0)) } ?? .null },
    ESQLFunction("LOG", 1...2) { arguments, _ in
      guard let first = arguments[0].number else { return .null }
      guard arguments.count == 2 else { return .finite(log(first)) }
      return arguments[1].number.map { .finite(log($0) / log(first)) } ?? .null
    },
    ESQLFunction("EXP", 1...1) { arguments, _ in arguments[0].number.map { .finite(exp($0)) } ?? .null },
    ESQLFunction("SIGNUM", 1...1) { arguments, _ in
      arguments[0].number.map { .double($0 > 0 ? 1 : $0 < 0 ? -1 : 0) } ?? .null
    },
    ESQLFunction("PI", 0...0) { _, _ in .double(.pi) },
    ESQLFunction("E", 0...0) { _, _ in .double(2.718281828459045) },
  ]

  private static func rounded(_ value: ESQLValue, _ rule: FloatingPointRoundingRule) -> ESQLValue {
    switch value {
    case .integer: value
    case .double(let value): .double(value.rounded(rule))
    default: .null
    }
  }

  /// To that many decimal places; negative ones are places before the point.
  private static func round(_ value: ESQLValue, to places: Int64) -> ESQLValue {
    guard (-400...400).contains(places) else { return places > 0 ? value : .null }
    switch value {
    case .integer(let number):
      guard places < 0 else { return value }
      guard places > -19 else { return .integer(0) }
      var unit: Int64 = 1
      for _ in 0..<(-places) { unit *= 10 }
      let remainder = number % unit
      let base = number - remainder
      guard remainder.magnitude >= (unit / 2).magnitude else { return .integer(base) }
      return .checked(base.addingReportingOverflow(number < 0 ? -unit : unit))
    case .double(let number):
      let factor = pow(10, Double(places))
      let scaled = number * factor
      guard scaled.isFinite, factor > 0 else { return value }
      return .finite(scaled.rounded(.toNearestOrAwayFromZero) / factor)
    default: return .null
    }
  }
}

extension ESQLValue {
  /// Arithmetic on single values; null beyond the type's range, for a division by zero and for types without it.
  static func compute(_ operation: ESQLArithmetic, _ left: ESQLValue, _ right: ESQLValue) -> ESQLValue {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): compute(operation, left, right)
    case (.integer, .double), (.double, .integer), (.double, .double):
      compute(operation, left.number ?? .nan, right.number ?? .nan)
    case (.datetime(let time), .duration(let span)):
      switch operation {
      case .add: move(time, by: span)
      case .subtract: move(time, by: -span)
      default: .null
      }
    case (.duration(let span), .datetime(let time)): operation == .add ? move(time, by: span) : .null
    case (.duration(let left), .duration(let right)):
      switch operation {
      case .add: (left + right).map { .duration($0) } ?? .null
      case .subtract: (left + -right).map { .duration($0) } ?? .null
      default: .null
      }
    default: .null
    }
  }

  private static func compute(_ operation: ESQLArithmetic, _ left: Int64, _ right: Int64) -> ESQLValue {
    switch operation {
    case .add: checked(left.addingReportingOverflow(right))
    case .subtract: checked(left.subtractingReportingOverflow(right))
    case .multiply: checked(left.multipliedReportingOverflow(by: right))
    // Dividing by zero is reported as an overflow.
    case .divide: checked(left.dividedReportingOverflow(by: right))
    case .remainder: right == -1 ? .integer(0) : checked(left.remainderReportingOverflow(dividingBy: right))
    }
  }

  private static func compute(_ operation: ESQLArithmetic, _ left: Double, _ right: Double) -> ESQLValue {
    switch operation {
    case .add: finite(left + right)
    case .subtract: finite(left - right)
    case .multiply: finite(left * right)
    case .divide: finite(left / right)
    case .remainder: finite(left.truncatingRemainder(dividingBy: right))
    }
  }

  var negated: ESQLValue {
    switch self {
    case .integer(let value): .checked(Int64(0).subtractingReportingOverflow(value))
    case .double(let value): .double(-value)
    case .duration(let value): .duration(-value)
    default: .null
    }
  }
}
