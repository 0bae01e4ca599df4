import SluiceCore

/// A date and time of the proleptic Gregorian calendar, UTC.
struct ESQLCalendar: Hashable {
  var year: Int64
  /// 1 to 12.
  var month: Int64
  /// 1 to 31.
  var day: Int64
  /// Milliseconds of the day.
  var time: Int64

  static let millisecondsPerDay: Int64 = 86_400_000

  /// - Parameter milliseconds: since 1970-01-01T00:00:00Z.
  init(milliseconds: Int64) {
    let days = ESQLCalendar.floorDivision(milliseconds, Self.millisecondsPerDay)
    time = milliseconds - days * Self.millisecondsPerDay
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days counted from 0000-03-01.
    let shifted = days + 719_468
    let era = ESQLCalendar.floorDivision(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  }

  init(year: Int64, month: Int64 = 1, day: Int64 = 1, time: Int64 = 0) {
    self.year = year
    self.month = month
    self.day = day
    self.time = time
  }

  /// Days since 1970-01-01.
  var epochDay: Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = ESQLCalendar.floorDivision(shiftedYear, 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Milliseconds since 1970-01-01T00:00:00Z; nil outside of the years 0000 to 9999.
  var milliseconds: Int64? {
    guard (0...9999).contains(year) else { return nil }
    return epochDay * Self.millisecondsPerDay + time
  }

  /// 1 (Monday) to 7.
  var dayOfWeek: Int64 { Self.floorRemainder(epochDay + 3, 7) + 1 }
  var dayOfYear: Int64 { epochDay - ESQLCalendar(year: year).epochDay + 1 }
  /// Months since 0000-01.
  var monthIndex: Int64 { year * 12 + month - 1 }

  /// That many months later; a day that the month doesn't have becomes its last. Nil outside of the years 0000 to 9999.
  func adding(months: Int64) -> ESQLCalendar? {
    let (index, overflow) = monthIndex.addingReportingOverflow(months)
    guard !overflow, (0..<120_000).contains(index) else { return nil }
    var result = ESQLCalendar(year: index / 12, month: index % 12 + 1, day: 1, time: time)
    result.day = min(day, Self.length(year: result.year, month: result.month))
    return result
  }

  static func length(year: Int64, month: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func floorDivision(_ value: Int64, _ divisor: Int64) -> Int64 {
    // The divisors here are positive.
    value / divisor - (value % divisor < 0 ? 1 : 0)
  }

  static func floorRemainder(_ value: Int64, _ divisor: Int64) -> Int64 {
    let remainder = value % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}

extension ESQLValue {
  /// A point in time moved by a span; null outside of the years 0000 to 9999.
  static func move(_ time: Int64, by span: ESQLDuration) -> ESQLValue {
    var time = time
    if span.months != 0 {
      guard let moved = ESQLCalendar(milliseconds: time).adding(months: span.months)?.milliseconds else { return .null }
      time = moved
    }
    let (days, overflow) = span.days.multipliedReportingOverflow(by: ESQLCalendar.millisecondsPerDay)
    let (shifted, second) = time.addingReportingOverflow(days)
    let (result, third) = shifted.addingReportingOverflow(span.milliseconds)
    guard !overflow, !second, !third, writable.contains(result) else { return .null }
    return .datetime(result)
  }

  /// From 0000-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z.
  static let writable: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999
}
