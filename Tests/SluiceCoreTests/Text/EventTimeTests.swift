import SluiceCore
import SluiceTestSupport
import Testing

@Suite struct EventTimeTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0),
    ("2026-01-02T03:04:05Z", 1_767_323_045_000),
    ("2026-01-02t03:04:05z", 1_767_323_045_000),
    ("2026-01-02 03:04:05", 1_767_323_045_000),
    ("2026-01-02T03:04:05.1Z", 1_767_323_045_100),
    ("2026-01-02T03:04:05.123456789Z", 1_767_323_045_123),
    ("2026-01-02T03:04Z", 1_767_323_040_000),
    ("2026-01-02T05:04:05+02:00", 1_767_323_045_000),
    ("2026-01-01T21:34:05-0530", 1_767_323_045_000),
    ("2026-01-02", 1_767_312_000_000),
    ("20260102T030405Z", 1_767_323_045_000),
    ("20260102T0304Z", 1_767_323_040_000),
    ("2024-02-29T00:00:00Z", 1_709_164_800_000),
    ("2000-02-29T00:00:00Z", 951_782_400_000),
    ("1969-12-31T23:59:59.999Z", -1),
    ("2016-12-31T23:59:60Z", 1_483_228_799_000),
    ("0000-01-01T00:00:00Z", -62_167_219_200_000),
    ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
  ])
  func readsISO8601(_ text: String, _ milliseconds: Int) {
    #expect(EventTime(text)?.milliseconds == Int64(milliseconds))
  }

  @Test(arguments: [
    "", "2026", "2026-", "2026-01", "2026-01-", "2026-1-2", "2026-13-01", "2026-00-01", "2026-01-32", "2026-01-00",
    "2023-02-29",
    "1900-02-29", "2026-04-31", "2026-01-02T", "2026-01-02T03", "2026-01-02T24:00:00Z", "2026-01-02T03:60:00Z",
    "2026-01-02T03:04:61Z",
    "2026-01-02T03:04:05.Z", "2026-01-02T03:04:05.1234567890Z", "2026-01-02T03:04:05Zx", "2026-01-02T03:04:05+",
    "2026-01-02T03:04:05+1",
    "2026-01-02T03:04:05+24:00", "2026-01-02T03:04:05+01:60", "2026-01-02X03:04:05Z", "26-01-02T03:04:05Z",
    " 2026-01-02", "2026/01/02",
    "1767323045", "2026-0102", "202601-02", "2026-01-02T0304Z", "٢٠٢٦-01-02", "0000-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-00:01",
    "+026-01-02", "-026-01-02",
  ])
  func refusesAllElse(_ text: String) {
    #expect(EventTime(text) == nil)
  }

  @Test func everyTimeReadsBackAsItIsWritten() {
    var random = SeededGenerator(seed: 1)
    var days = Set<String>()
    for number in 0..<20_000 {
      let milliseconds =
        number < 5_000 ? Int64(number) * 86_400_000 : Int64(random.below(315_569_520_000_000)) - 62_167_219_200_000
      let time = EventTime(milliseconds: milliseconds)
      #expect(EventTime(time.description) == time)
      #expect(time.description.utf8.count == 24)
      #expect(time.date == String(time.description.prefix(10)))
      if number < 5_000 { days.insert(time.date) }
    }
    #expect(days.count == 5_000)
  }

  @Test func rubbishIsNeitherReadNorACrash() {
    var random = SeededGenerator(seed: 2)
    let alphabet = Array("0123456789-:TZ.+ x".utf8) + [0xFF]
    for _ in 0..<20_000 {
      var bytes = Array("2026-01-02T03:04:05.123Z".utf8)
      for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = random.pick(alphabet) }
      bytes.removeLast(random.below(bytes.count))
      let time = bytes.withUnsafeBytes { EventTime($0) }
      if let time { #expect(EventTime(time.description) == time) }
    }
  }

  @Test func noNumberOfMillisecondsCrashes() {
    for milliseconds in [Int64.min, .min + 1, -1, 0, 1, .max - 1, .max] {
      #expect(EventTime(milliseconds: milliseconds).description.utf8.count == 24)
    }
    #expect(EventTime(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
  }

  @Test func timesAreOrdered() {
    #expect(EventTime(milliseconds: -1) < EventTime(milliseconds: 0))
    #expect(!(EventTime(milliseconds: 1) < EventTime(milliseconds: 1)))
  }
}
