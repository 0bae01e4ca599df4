import SluiceRuntime
import SluiceSinks
import Testing

@testable import SluiceCLI

@Suite struct ProgressLineTests {
  private func sample(_ megabytes: Int, alerts: Int = 0) -> Progress.Sample {
    Progress.Sample(
      inputBytes: megabytes * 1_000_000, outputBytes: megabytes * 10_000_000, objects: megabytes,
      records: megabytes * 5_000, alerts: alerts)
  }

  @Test func shortRunsShowNothing() {
    var line = ProgressLine(total: 100_000_000, style: TerminalStyle(width: 100))
    #expect(line.update(sample(1), at: .milliseconds(299)) == nil)
    #expect(line.update(sample(1), at: .milliseconds(300)) != nil)
  }

  @Test func tenLinesASecondAtMost() {
    var line = ProgressLine(total: nil, style: TerminalStyle(width: 100))
    var count = 0
    for time in 0..<1_300 where line.update(sample(1), at: .milliseconds(time)) != nil { count += 1 }
    #expect(count == 10)
  }

  @Test func shareRateAndTimeLeftAreShown() {
    var line = ProgressLine(total: 100_000_000, style: TerminalStyle(width: 120))
    #expect(
      line.update(sample(25, alerts: 1), at: .seconds(5))
        == " 25% ███████▌░░░░░░░░░░░░░░░░░░░░░░  1 alert  ETA 0:15  50 MB/s  25.0k records/s  25 MB of 100 MB")
    // The rate is that of the last seconds: 5 MB a second from here on.
    for second in 6...9 { _ = line.update(sample(25 + (second - 5) * 5), at: .seconds(second)) }
    let text = line.update(sample(50, alerts: 1_234), at: .seconds(10))
    #expect(text?.hasPrefix(" 50% ") == true && text?.contains("1,234 alerts  ETA 0:10  50 MB/s") == true)
  }

  @Test func withoutATotalTheTimeIsShown() {
    var line = ProgressLine(total: nil, style: TerminalStyle(width: 120))
    #expect(
      line.update(sample(30, alerts: 2), at: .seconds(65))
        == "1:05  2 alerts  5 MB/s  2.3k records/s  150k records")
  }

  @Test func whatIsNotWrittenIsNotDone() {
    var line = ProgressLine(total: 1_000_000, style: TerminalStyle(width: 60))
    #expect(line.update(sample(2), at: .seconds(1))?.hasPrefix(" 99%") == true)
  }

  @Test func itFitsEveryTerminal() {
    for width in 20...200 {
      for total in [nil, 100_000_000] {
        var line = ProgressLine(total: total, style: TerminalStyle(width: width))
        let text = line.update(sample(25, alerts: 1_234_567), at: .seconds(5)) ?? ""
        #expect(text.count < width && !text.isEmpty)
      }
    }
    var narrow = ProgressLine(total: 100_000_000, style: TerminalStyle(width: 40))
    #expect(narrow.update(sample(25), at: .seconds(5)) == " 25%  0 alerts  ETA 0:15  50 MB/s")
  }

  @Test func withoutUTF8TheBarIsASCII() {
    var line = ProgressLine(total: 100_000_000, style: TerminalStyle(width: 120, isUnicode: false))
    let text = line.update(sample(50), at: .seconds(5))
    #expect(text?.hasPrefix(" 50% [##############..............]  0 alerts") == true)
  }

  @Test func aStalledRunHasNoTimeLeft() {
    var line = ProgressLine(total: 100_000_000, style: TerminalStyle(width: 120))
    for second in 1...9 { _ = line.update(sample(10), at: .seconds(second)) }
    let text = line.update(sample(10), at: .seconds(10)) ?? ""
    #expect(!text.contains("ETA") && text.contains("0 MB/s"))
  }
}
