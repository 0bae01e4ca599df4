package import SluiceCore

/// A part of a time that rules compare (`|hour`).
package enum SigmaTimePart: String, Hashable, Sendable, CaseIterable {
  case minute, hour, day, week, month, year

  /// What it can be.
  var range: ClosedRange<Int64> {
    switch self {
    case .minute: 0...59
    case .hour: 0...23
    case .day: 1...31
    case .week: 1...53
    case .month: 1...12
    case .year: 0...9_999
    }
  }

  /// The part of a time in UTC. Days are those of the month, weeks those of ISO 8601: they begin on Monday, and week 1
  /// is the one with the year's first Thursday.
  package func value(of time: EventTime) -> Int64 {
    let minutes = Self.floorDivide(time.milliseconds, 60_000)
    let days = Self.floorDivide(time.milliseconds, 86_400_000)
    switch self {
    case .minute: return Self.remainder(minutes, 60)
    case .hour: return Self.remainder(Self.floorDivide(minutes, 60), 24)
    case .day: return Self.date(days).day
    case .month: return Self.date(days).month
    case .year: return Self.date(days).year
    case .week:
      // 1970-01-01 was a Thursday, and a week belongs to the year of its Thursday.
      let thursday = days - Self.remainder(days + 3, 7) + 3
      let first = Self.days(toYear: Self.date(thursday).year)
      return (thursday - first) / 7 + 1
    }
  }

  /// The part of a time that is written as ISO 8601; nil for other texts.
  package func value(of text: String) -> Int64? { EventTime(text).map(value) }

  /// The function that takes the part of a field's value.
  package var function: Function {
    switch self {
    case .minute: .minuteOf
    case .hour: .hourOf
    case .day: .dayOf
    case .week: .weekOf
    case .month: .monthOf
    case .year: .yearOf
    }
  }

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    value / divisor - (value % divisor < 0 ? 1 : 0)
  }

  private static func remainder(_ value: Int64, _ divisor: Int64) -> Int64 {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }

  /// Days from 1970-01-01 to the first of January.
  private static func days(toYear year: Int64) -> Int64 {
    let before = year - 1
    return before * 365 + floorDivide(before, 4) - floorDivide(before, 100) + floorDivide(before, 400) - 719_162
  }

  /// The day of the proleptic Gregorian calendar that is so many days from 1970-01-01.
  private static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    // 365.2425 days to the year on average: at most one off.
    var year = floorDivide((days + 719_162) * 400, 146_097) + 1
    while Self.days(toYear: year) > days { year -= 1 }
    while Self.days(toYear: year + 1) <= days { year += 1 }
    var rest = days - Self.days(toYear: year)
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30]
    var month: Int64 = 1
    for length in lengths {
      guard rest >= length else { break }
      rest -= length
      month += 1
    }
    return (year, month, rest + 1)
  }
}
