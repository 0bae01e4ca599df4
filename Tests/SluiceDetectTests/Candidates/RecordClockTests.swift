import SluiceCore
import Testing

@testable import SluiceDetect

@Suite struct RecordClockTests {
  private func time(_ text: String, _ clock: inout RecordClock) -> EventTime? {
    var text = text
    return text.withUTF8 { clock.time(UnsafeRawBufferPointer($0)) }
  }

  @Test func timesAreThoseThatEventTimeReads() {
    var clock = RecordClock()
    let texts = [
      "2026-01-02T03:04:05.678Z", "2026-01-02T03:04:05.678Z", "2026-01-02T23:59:59.999Z", "2026-01-03T00:00:00.000Z",
      "2026-01-02T24:00:00.000Z", "2026-01-02T03:60:05.000Z", "2026-01-02T03:04:60.000Z", "2026-01-02T03:04:61.000Z",
      "2026-01-02 03:04:05.678Z", "2026-01-02T03:04:05.67aZ", "2026-01-02T03-04:05.678Z", "2026-01-02T03:04:05,678Z",
      "2026-01-02T03:04:05.678+", "2026-02-30T03:04:05.678Z", "2026-02-30T03:04:06.678Z", "1969-12-31T23:59:59.999Z",
      "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.6789Z", "0000-00-00T00:00:00.000Z", "", "not a time, of 24 bytes.",
      "2024-02-29T12:30:00.001Z",
    ]
    for first in texts {
      for second in texts {
        #expect(time(first, &clock) == EventTime(first), "\(first)")
        #expect(time(second, &clock) == EventTime(second), "\(second) behind \(first)")
      }
    }
  }
}
