import SluiceConfig
import Testing

@Suite struct UnitTextTests {
  @Test(arguments: [
    ("500ms", 500), ("30s", 30_000), ("5m", 300_000), ("1h30m", 5_400_000), ("2d", 172_800_000), ("1w", 604_800_000),
    ("0", 0), ("0s", 0), ("1d2h3m4s5ms", 93_784_005),
  ])
  func readsDurations(_ text: String, _ milliseconds: Int) {
    #expect(DurationText.value(text) == .milliseconds(milliseconds))
  }

  @Test(arguments: [
    "", "5", "m", "-5m", "5 m", "5M", "30m1h", "5m5m", "1.5h", "5mm", "99999999999999999999s",
    "9223372036854775807w", "٥m",
  ])
  func refusesWhatIsNoDuration(_ text: String) { #expect(DurationText.value(text) == nil) }

  @Test(arguments: ["500ms", "30s", "5m", "1h30m", "2d", "1d2h3m4s5ms", "0"])
  func writesDurationsAsTheyAreRead(_ text: String) throws {
    #expect(DurationText.text(try #require(DurationText.value(text))) == text)
  }

  @Test(arguments: [
    ("262144", 262_144), ("64MiB", 67_108_864), ("10 kB", 10_000), ("1GB", 1_000_000_000), ("1 gib", 1 << 30),
    ("5B", 5), ("0", 0), ("2TiB", 2 << 40),
  ])
  func readsSizes(_ text: String, _ bytes: Int) { #expect(ByteCountText.value(text) == bytes) }

  @Test(arguments: ["", "MiB", "-1", "1.5MiB", "5 ", "5  MB", "5X", "99999999999999999999", "9000000TiB"])
  func refusesWhatIsNoSize(_ text: String) { #expect(ByteCountText.value(text) == nil) }

  @Test(arguments: ["64MiB", "10kB", "1GB", "262145", "256KiB", "0"])
  func writesSizesAsTheyAreRead(_ text: String) throws {
    #expect(ByteCountText.text(try #require(ByteCountText.value(text))) == text)
  }
}
