import SluiceCore
import Testing

@testable import SluiceECS

@Suite struct PlainTimeTests {
  private func isPlain(_ text: String) -> Bool { Array(text.utf8).withUnsafeBytes(isPlainTime) }

  @Test func theFormOfCloudTrailIsPlain() {
    for text in ["2026-01-02T03:04:05Z", "0001-12-28T23:59:59Z", "9999-09-09T00:00:00Z"] {
      #expect(isPlain(text), "\(text)")
    }
  }

  /// Every byte replaced by every other one: what passes is a time that `EventTime` reads, and writes with a fraction.
  @Test func whatIsPlainIsATimeAsItStands() {
    let text = Array("2026-01-02T03:04:05Z".utf8)
    var count = 0
    for place in text.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = text
        changed[place] = byte
        let isPlain = changed.withUnsafeBytes(isPlainTime)
        guard isPlain else { continue }
        count += 1
        let time = changed.withUnsafeBytes { EventTime($0) }
        #expect(time?.description == String(decoding: changed.dropLast(), as: UTF8.self) + ".000Z")
      }
    }
    #expect(count > 60)
  }

  @Test func otherFormsAreNot() {
    for text in [
      "", "2026-01-02", "2026-01-02T03:04:05.000Z", "2026-01-02T03:04:60Z", "2026-02-30T03:04:05Z",
      "2026-13-02T03:04:05Z", "2026-00-02T03:04:05Z", "2026-01-00T03:04:05Z", "2026-01-02T24:04:05Z",
      "2026-01-02 03:04:05Z", "2026-01-02T03:04:05z", "2026-01-02T03:04:05+",
    ] {
      #expect(!isPlain(text), "\(text)")
    }
  }
}
