import ArgumentParser
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
