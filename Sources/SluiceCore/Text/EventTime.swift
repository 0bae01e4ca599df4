/// A point in time in milliseconds since 1970-01-01T00:00:00Z, as CloudTrail and ECS documents carry it.
@frozen @usableFromInline
package struct EventTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  @usableFromInline package let milliseconds: Int64

  @inlinable package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  @inlinable package static func < (left: EventTime, right: EventTime) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// Reads ISO 8601: `2026-01-02T03:04:05Z`, with 1 to 9 fraction digits, with `±hh:mm` or `±hhmm`, a blank for the `T`, or
  /// the compact `20260102T030405Z` and `20260102T0304Z` of CloudTrail. A bare date is its midnight, UTC. Nil for all else.
  package init?(_ bytes: UnsafeRawBufferPointer) {
    var reader = TimeReader(bytes: bytes)
    guard let value = reader.read() else { return nil }
    milliseconds = value
  }

  package init?(_ text: String) {
    var text = text
    guard let value = text.withUTF8({ EventTime(UnsafeRawBufferPointer($0)) }) else { return nil }
    self = value
  }

  /// `yyyy-MM-ddTHH:mm:ss.SSSZ`, always UTC and three fraction digits.
  @usableFromInline package var description: String {
    var buffer = [UInt8]()
    append(to: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }

  /// Appends `description` as bytes. Times outside of the years 0000 to 9999 are written as the nearest one inside.
  package func append(to buffer: inout [UInt8]) {
    let milliseconds = min(max(milliseconds, Self.writable.lowerBound), Self.writable.upperBound)
    let day = milliseconds / 86_400_000 - (milliseconds % 86_400_000 < 0 ? 1 : 0)
    let rest = milliseconds - day * 86_400_000
    let date = Self.civil(day)
    func two(_ value: Int64) {
      let value = UInt8(truncatingIfNeeded: value)
      buffer.append(0x30 + value / 10)
      buffer.append(0x30 + value % 10)
    }
    two(date.year / 100)
    two(date.year % 100)
    buffer.append(0x2D)
    two(date.month)
    buffer.append(0x2D)
    two(date.day)
    buffer.append(0x54)
    two(rest / 3_600_000)
    buffer.append(0x3A)
    two(rest / 60_000 % 60)
    buffer.append(0x3A)
    two(rest / 1_000 % 60)
    buffer.append(0x2E)
    buffer.append(0x30 + UInt8(truncatingIfNeeded: rest % 1_000 / 100))
    two(rest % 100)
    buffer.append(0x5A)
  }

  /// From 0000-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z: the years that four digits name.
  static let writable: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999

  /// `yyyy-MM-dd`, UTC.
  package var date: String { String(description.prefix(10)) }

  // Proleptic Gregorian calendar, days since 1970-01-01; Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

private struct TimeReader {
  let bytes: UnsafeRawBufferPointer
  var position = 0

  init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func read() -> Int64? {
    guard let year = number(4) else { return nil }
    let extended = take(0x2D)
    guard let month = number(2), (1...12).contains(month) else { return nil }
    if extended, !take(0x2D) { return nil }
    guard let day = number(2), (1...daysIn(month, year)).contains(day) else { return nil }
    let days = EventTime.days(year: year, month: month, day: day) * 86_400_000
    if position == bytes.count { return days }
    guard take(0x54) || take(0x74) || take(0x20) else { return nil }
    guard let hour = number(2), hour < 24 else { return nil }
    if extended, !take(0x3A) { return nil }
    guard let minute = number(2), minute < 60 else { return nil }
    var second: Int64 = 0
    if extended ? take(0x3A) : isDigit {
      // A leap second counts as the last second of its minute.
      guard let value = number(2), value <= 60 else { return nil }
      second = min(value, 59)
    }
    var milliseconds: Int64 = 0
    if take(0x2E) {
      var digits = 0
      while isDigit {
        if digits < 3 { milliseconds = milliseconds * 10 + Int64(bytes[position] - 0x30) }
        digits += 1
        position += 1
      }
      guard (1...9).contains(digits) else { return nil }
      for _ in min(digits, 3)..<3 { milliseconds *= 10 }
    }
    guard let shift = zone(), position == bytes.count else { return nil }
    let time = days + ((hour * 60 + minute - shift) * 60 + second) * 1_000 + milliseconds
    // The zone may lead out of the years that have four digits.
    return EventTime.writable.contains(time) ? time : nil
  }

  private mutating func zone() -> Int64? {
    if position == bytes.count || take(0x5A) || take(0x7A) { return 0 }
    let sign: Int64 = take(0x2B) ? 1 : take(0x2D) ? -1 : 0
    guard sign != 0, let hours = number(2), hours < 24 else { return nil }
    _ = take(0x3A)
    guard let minutes = number(2), minutes < 60 else { return nil }
    return sign * (hours * 60 + minutes)
  }

  private func daysIn(_ month: Int64, _ year: Int64) -> Int64 {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
  }

  private var isDigit: Bool { position < bytes.count && bytes[position] &- 0x30 < 10 }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func number(_ count: Int) -> Int64? {
    guard position + count <= bytes.count else { return nil }
    var value: Int64 = 0
    for _ in 0..<count {
      guard isDigit else { return nil }
      value = value * 10 + Int64(bytes[position] - 0x30)
      position += 1
    }
    return value
  }
}
