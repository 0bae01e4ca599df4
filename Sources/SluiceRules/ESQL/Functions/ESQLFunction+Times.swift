extension ESQLFunction {
  static let timeFunctions: [ESQLFunction] = [
    ESQLFunction("NOW", 0...0) { _, now in .datetime(now) },
    ESQLFunction("DATE_TRUNC", 2...2) { arguments, _ in
      guard let span = toDuration(arguments[0]), case .datetime(let time) = toDate(arguments[1]) else { return .null }
      return truncate(time, to: span)
    },
    ESQLFunction("BUCKET", 2...4) { arguments, _ in bucket(arguments) },
    ESQLFunction("BIN", 2...4) { arguments, _ in bucket(arguments) },
    ESQLFunction("DATE_DIFF", 3...3) { arguments, _ in
      guard case .string(let unit) = arguments[0], case .datetime(let start) = toDate(arguments[1]),
        case .datetime(let end) = toDate(arguments[2])
      else { return .null }
      return difference(unit, from: start, to: end)
    },
    ESQLFunction("DATE_EXTRACT", 2...2) { arguments, _ in
      guard case .string(let part) = arguments[0], case .datetime(let time) = toDate(arguments[1]) else { return .null }
      return extract(part, from: time)
    },
    ESQLFunction("DAY_NAME", 1...1) { arguments, _ in
      guard case .datetime(let time) = toDate(arguments[0]) else { return .null }
      return .string(ESQLTimeFormat.days[Int(ESQLCalendar(milliseconds: time).dayOfWeek) - 1])
    },
    ESQLFunction("MONTH_NAME", 1...1) { arguments, _ in
      guard case .datetime(let time) = toDate(arguments[0]) else { return .null }
      return .string(ESQLTimeFormat.months[Int(ESQLCalendar(milliseconds: time).month) - 1])
    },
  ]

  /// The beginning of the bucket that holds a time. Buckets of milliseconds to days are counted from 1970-01-01T00:00Z,
  /// weeks begin on Monday, months and years are those of the calendar; several of them are counted from year 1.
  static func truncate(_ time: Int64, to span: ESQLDuration) -> ESQLValue {
    if span.months > 0, span.days == 0, span.milliseconds == 0 {
      let index = ESQLCalendar(milliseconds: time).monthIndex - 12
      let start = ESQLCalendar.floorDivision(index, span.months) * span.months + 12
      return ESQLCalendar(
        year: ESQLCalendar.floorDivision(start, 12), month: ESQLCalendar.floorRemainder(start, 12) + 1
      )
      .milliseconds.map { .datetime($0) } ?? .null
    }
    guard span.months == 0, span.days == 0 || span.milliseconds == 0 else { return .null }
    let (dayLength, overflow) = span.days.multipliedReportingOverflow(by: ESQLCalendar.millisecondsPerDay)
    let length = span.days > 0 ? dayLength : span.milliseconds
    guard !overflow, length > 0 else { return .null }
    // 1970-01-05 was a Monday.
    let origin = span.days == 7 ? 4 * ESQLCalendar.millisecondsPerDay : 0
    let start = ESQLCalendar.floorDivision(time - origin, length).multipliedReportingOverflow(by: length)
    return start.overflow ? .null : .datetime(start.partialValue + origin)
  }

  /// `BUCKET(x, width)`, or with a number of buckets and both ends of the range.
  private static func bucket(_ arguments: [ESQLValue]) -> ESQLValue {
    if case .datetime(let time) = arguments[0] {
      if arguments.count == 2 { return toDuration(arguments[1]).map { truncate(time, to: $0) } ?? .null }
      guard arguments.count == 4, case .integer(let count) = arguments[1], count > 0,
        case .datetime(let start) = toDate(arguments[2]), case .datetime(let end) = toDate(arguments[3]), start < end
      else { return .null }
      // The smallest round span that needs no more buckets than that.
      let fitting = roundSpans.first { span in
        guard case .datetime(let first) = truncate(start, to: span) else { return false }
        let length = span.milliseconds + span.days * ESQLCalendar.millisecondsPerDay + span.months * 2_629_746_000
        return length > 0 && (end - first) / length < count
      }
      return truncate(time, to: fitting ?? ESQLDuration(months: 12))
    }
    guard let value = arguments[0].number else { return .null }
    if arguments.count == 2 {
      guard let width = arguments[1].number, width > 0 else { return .null }
      return .finite((value / width).rounded(.down) * width)
    }
    guard arguments.count == 4, let count = arguments[1].number, count > 0, let start = arguments[2].number,
      let end = arguments[3].number, start < end
    else { return .null }
    var width = 1e-9
    while width < 1e18, (end - start) / width > count { width *= 10 }
    return .finite((value / width).rounded(.down) * width)
  }

  private static let roundSpans: [ESQLDuration] =
    [1, 5, 10, 50, 100, 500].map { ESQLDuration(milliseconds: $0) }
    + [1, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 10_800, 43_200].map { ESQLDuration(milliseconds: $0 * 1_000) }
    + [1, 7].map { ESQLDuration(days: $0) } + [1, 3, 12].map { ESQLDuration(months: $0) }

  /// Whole units from `start` to `end`, rounded towards 0; null beyond 32 bits.
  private static func difference(_ unit: String, from start: Int64, to end: Int64) -> ESQLValue {
    let (span, overflow) = end.subtractingReportingOverflow(start)
    guard !overflow else { return .null }
    let count: Int64?
    switch unit.lowercased() {
    case "year", "years", "yyyy", "yy": count = months(from: start, to: end) / 12
    case "quarter", "quarters", "qq", "q": count = months(from: start, to: end) / 3
    case "month", "months", "mm", "m": count = months(from: start, to: end)
    case "week", "weeks", "wk", "ww": count = span / (7 * ESQLCalendar.millisecondsPerDay)
    case "day", "days", "dd", "d", "dayofyear", "dy", "y", "weekday", "weekdays", "dw":
      count = span / ESQLCalendar.millisecondsPerDay
    case "hour", "hours", "hh": count = span / 3_600_000
    case "minute", "minutes", "mi", "n": count = span / 60_000
    case "second", "seconds", "ss", "s": count = span / 1_000
    case "millisecond", "milliseconds", "ms": count = span
    case "microsecond", "microseconds", "mcs": count = scaled(span, 1_000)
    case "nanosecond", "nanoseconds", "ns": count = scaled(span, 1_000_000)
    default: count = nil
    }
    guard let count, Int32(exactly: count) != nil else { return .null }
    return .integer(count)
  }

  private static func scaled(_ span: Int64, _ factor: Int64) -> Int64? {
    let (product, overflow) = span.multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }

  private static func months(from start: Int64, to end: Int64) -> Int64 {
    let (first, last) = (ESQLCalendar(milliseconds: start), ESQLCalendar(milliseconds: end))
    let count = last.monthIndex - first.monthIndex
    let (left, right) = ((first.day, first.time), (last.day, last.time))
    if count > 0, right < left { return count - 1 }
    if count < 0, right > left { return count + 1 }
    return count
  }

  private static func extract(_ part: String, from time: Int64) -> ESQLValue {
    let date = ESQLCalendar(milliseconds: time)
    let value: Int64? =
      switch part.lowercased() {
      case "year", "year_of_era": date.year
      case "month_of_year": date.month
      case "day_of_month": date.day
      case "day_of_year": date.dayOfYear
      case "day_of_week": date.dayOfWeek
      case "proleptic_month": date.monthIndex
      case "epoch_day": date.epochDay
      case "hour_of_day": date.time / 3_600_000
      case "minute_of_hour": date.time / 60_000 % 60
      case "minute_of_day": date.time / 60_000
      case "second_of_minute": date.time / 1_000 % 60
      case "second_of_day": date.time / 1_000
      case "milli_of_second": date.time % 1_000
      case "milli_of_day": date.time
      case "instant_seconds": ESQLCalendar.floorDivision(time, 1_000)
      default: nil
      }
    return value.map { .integer($0) } ?? .null
  }
}
