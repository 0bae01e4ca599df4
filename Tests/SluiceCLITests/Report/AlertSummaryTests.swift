import SluiceConfig
import SluiceCore
import SluiceSinks
import Testing

@testable import SluiceCLI

@Suite struct AlertSummaryTests {
  private let purge = AlertRule(
    id: "1", name: "Queue Purged", severity: .medium,
    techniques: [AlertRule.Technique(id: "T1562.008", name: "Impair Defenses: Disable Cloud Logs")])
  private let root = AlertRule(id: "2", name: "Root\u{1B}[2J Used", severity: .critical)

  private func tally() -> AlertTally {
    var tally = AlertTally(actorLimit: 3)
    for minute in [0, 1, 1, 1, 4] {
      tally.add(
        purge, actor: minute == 1 ? "ada" : "bob\u{202E}", time: EventTime(milliseconds: Int64(minute) * 60_000))
    }
    tally.add(root, actor: "", time: nil)
    return tally
  }

  @Test func withoutAlertsItIsEmpty() {
    #expect(AlertSummary(tally: AlertTally(), style: TerminalStyle(width: 80)).lines == [])
  }

  @Test func alertsAreListedByRuleActorTechniqueAndTime() {
    #expect(
      AlertSummary(tally: tally(), style: TerminalStyle(width: 80)).lines.joined(separator: "\n") == #"""

        6 alerts from 2 rules
               1  critical  Root\u{1b}[2J Used
               5  medium    Queue Purged

        2 actors
               3  ada
               2  bob\u{202e}
               1  of events that name no actor

        1 ATT&CK technique
               5  T1562.008 Impair Defenses: Disable Cloud Logs

        1970-01-01 00:00:00 – 1970-01-01 00:04:00 UTC, 1 minute a line
          1970-01-01 00:00  ████ 1
                     00:01  ████████████ 3
                     00:02  ·
                     00:03  ·
                     00:04  ████ 1
               1  of events without a time

        """#)
  }

  @Test func withoutUTF8ItIsASCII() {
    let lines = AlertSummary(tally: tally(), style: TerminalStyle(width: 80, isUnicode: false)).lines
    #expect(lines.allSatisfy { $0.allSatisfy(\.isASCII) })
    #expect(lines.contains("             00:01  ############ 3"))
  }

  @Test func longListsAndNamesAreCut() {
    var tally = AlertTally(actorLimit: 30)
    for number in 0..<40 {
      tally.add(purge, actor: "actor \(number) " + String(repeating: "x", count: 200), time: EventTime(milliseconds: 0))
    }
    let lines = AlertSummary(tally: tally, style: TerminalStyle(width: 60)).lines
    #expect(lines.allSatisfy { $0.count <= 60 })
    #expect(lines.contains("more than 30 actors") && lines.contains("      20  in 20 more actors"))
    #expect(lines.contains { $0.hasPrefix("      10  of further actors: only the first 30 are counted") })
  }

  @Test func colorsAreForThoseWhoHaveThem() {
    let lines = AlertSummary(tally: tally(), style: TerminalStyle(width: 80, hasColor: true)).lines
    #expect(lines[2] == "       1  \u{1B}[1;31mcritical\u{1B}[0m  Root\\u{1b}[2J Used")
  }
}
