import Foundation
import SluiceCore
import SluiceRules
import SluiceTestSupport
import Testing

@Suite struct SigmaTimeTests {
  @Test func partsAreThoseOfTheCalendar() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    var generator = SeededGenerator(seed: 3)
    let edges: [Int64] = [0, -1, 1_000, 951_782_400_000, 1_704_067_199_999, 1_735_516_800_000, 253_402_300_799_000]
    let random = (0..<2_000).map { _ in Int64.random(in: -12_000_000_000_000...200_000_000_000_000, using: &generator) }
    for milliseconds in edges + random {
      let seconds = Double(milliseconds) / 1_000
      let parts = calendar.dateComponents(
        [.minute, .hour, .day, .weekOfYear, .month, .year], from: Date(timeIntervalSince1970: seconds.rounded(.down)))
      let time = EventTime(milliseconds: milliseconds)
      #expect(SigmaTimePart.minute.value(of: time) == Int64(try #require(parts.minute)), "\(time)")
      #expect(SigmaTimePart.hour.value(of: time) == Int64(try #require(parts.hour)), "\(time)")
      #expect(SigmaTimePart.day.value(of: time) == Int64(try #require(parts.day)), "\(time)")
      #expect(SigmaTimePart.week.value(of: time) == Int64(try #require(parts.weekOfYear)), "\(time)")
      #expect(SigmaTimePart.month.value(of: time) == Int64(try #require(parts.month)), "\(time)")
      #expect(SigmaTimePart.year.value(of: time) == Int64(try #require(parts.year)), "\(time)")
    }
  }

  @Test func textsAreReadInTheirZone() {
    #expect(SigmaTimePart.hour.value(of: "2026-01-02T01:04:05+02:00") == 23)
    #expect(SigmaTimePart.day.value(of: "2026-01-02T01:04:05+02:00") == 1)
    #expect(SigmaTimePart.hour.value(of: "noon") == nil)
    for part in SigmaTimePart.allCases { #expect(part.function.rawValue == "\(part.rawValue)Of") }
  }
}
