import ArgumentParser
import Foundation
import SluiceConfig
import SluiceCore
import SluiceRuntime
import SluiceSinks

/// Options of the commands that detect.
struct AlertOptions: ParsableArguments {
  @Option(
    help: """
      How alerts are printed: table, jsonl or csv; by default as a table on a terminal and as jsonl elsewhere. Of a \
      pipeline file it is the sinks to standard output.
      """)
  var format: AlertFormat?

  @Option(
    help: ArgumentHelp(
      "End with status 4 when there is an alert of this severity or a higher one: low, medium, high or critical.",
      valueName: "severity"))
  var failOn: FailureSeverity?

  @Flag(help: "Show on standard error what each rule costs: candidates, evaluations, matches, share of the time.")
  var profile = false

  @Option(
    help: ArgumentHelp("Write the same to a file, as JSON.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var profileJson: String?

  var wantsProfile: Bool { profile || profileJson != nil }

  /// Shows and writes what was asked for.
  ///
  /// - Throws: `ExitStatus`, when the file can't be written.
  func show(_ profile: RunProfile) throws {
    if self.profile { Terminal.error(Terminal.printableLines(profile.text)) }
    guard let profileJson else { return }
    do {
      try Data((profile.json + "\n").utf8).write(to: URL(fileURLWithPath: profileJson))
    } catch {
      Terminal.error("error: can't write \(Terminal.printable(profileJson)): \(error.localizedDescription)")
      throw ExitStatus.failed
    }
  }

  /// The format of a sink.
  var sinkFormat: StdoutFormat? { format.flatMap { StdoutFormat(rawValue: $0.rawValue) } }
}

enum AlertFormat: String, CaseIterable, ExpressibleByArgument { case table, jsonl, csv }

/// As `AlertRule.Severity`.
enum FailureSeverity: String, CaseIterable, ExpressibleByArgument {
  case low, medium, high, critical

  var severity: AlertRule.Severity { AlertRule.Severity(rawValue: rawValue) ?? .critical }

  /// Whether a run found an alert of it or of a higher one.
  func isReached(by report: RunReport, rules: [AlertRule]) -> Bool {
    rules.contains { $0.severity >= severity && report.ledger.alerts[$0.id] > 0 }
  }
}
