import SluiceCore

/// Reads the times of records: mostly of the day of the record before, and mostly in the form that `@timestamp` has.
struct RecordClock {
  /// `2026-01-02T`, of the day that is known.
  private var day: (UInt64, UInt64) = (0, 0)
  /// Its midnight, in milliseconds.
  private var midnight: Int64 = 0
  /// `2026-01-02T03:04:05.678Z`, as it was read last.
  private var text: (UInt64, UInt64, UInt64) = (0, 0, 0)
  private var last: EventTime?

  /// What `EventTime` makes of the text.
  mutating func time(_ bytes: UnsafeRawBufferPointer) -> EventTime? {
    guard bytes.count == 24 else { return EventTime(bytes) }
    let text = (
      bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self).littleEndian,
      bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian,
      bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self).littleEndian
    )
    if text == self.text { return last }
    self.text = text
    let day = (text.0, text.1 & 0xFF_FFFF)
    guard let time = Self.timeOfDay(bytes) else {
      last = EventTime(bytes)
      return last
    }
    if day != self.day {
      guard let whole = EventTime(bytes) else {
        last = nil
        return nil
      }
      self.day = day
      midnight = whole.milliseconds - time
    }
    last = EventTime(milliseconds: midnight + time)
    return last
  }

  /// The milliseconds that `…THH:MM:SS.mmmZ` says; nil for any other form, and for a leap second.
  private static func timeOfDay(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    guard bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A, bytes[19] == 0x2E, bytes[23] == 0x5A else {
      return nil
    }
    var isNumber = true
    func digit(_ place: Int) -> Int64 {
      let digit = bytes[place] &- 0x30
      if digit > 9 { isNumber = false }
      return Int64(digit)
    }
    let hour = digit(11) * 10 + digit(12)
    let minute = digit(14) * 10 + digit(15)
    let second = digit(17) * 10 + digit(18)
    let fraction = digit(20) * 100 + digit(21) * 10 + digit(22)
    guard isNumber, hour < 24, minute < 60, second < 60 else { return nil }
    return ((hour * 60 + minute) * 60 + second) * 1_000 + fraction
  }
}
