import Foundation
import SluiceCore
import SluiceDetect
import SluiceRuntime
import SluiceSinks

extension BenchReport {
  /// For people: one thing a line, then the stages and the rules as tables.
  var text: String {
    let ledger = middle.report.ledger
    var lines: [String] = []
    func add(_ label: String, _ value: String) {
      lines.append(label.padding(toLength: 10, withPad: " ", startingAt: 0) + value)
    }
    func spread(_ value: (BenchRun) -> Double, _ text: (Double) -> String) -> String {
      let spread = self.spread(value)
      return "\(text(spread.median)) (\(text(spread.least)) to \(text(spread.most)))"
    }
    let grouped = { (value: Double) in Quantity.grouped(Int(value.rounded())) }
    add(
      "logs",
      "\(Quantity.counted(ledger.recordsParsed, "record")), \(Quantity.bytes(ledger.inputBytes)) read, "
        + "\(Quantity.bytes(ledger.outputBytes)) decompressed")
    add(
      "runs",
      "\(runs.count) of \(Quantity.counted(middle.rules, "rule")) on \(Quantity.counted(lanes, "lane")); medians, and "
        + "the least and the most")
    add("loading", spread({ $0.loading.seconds * 1_000 }, grouped) + " ms, of rules and of the list of files")
    add("speed", spread(\.megabytesPerSecond, grouped) + " MB/s")
    add("", spread(\.eventsPerSecond, grouped) + " events/s")
    add("time", spread(\.seconds) { String(format: "%.3f", $0) } + " s by the clock")
    add("", spread({ $0.processor.seconds }) { String(format: "%.3f", $0) } + " s of the processor")
    if let peakMemory { add("memory", Quantity.bytes(peakMemory) + " at the most") }
    add(
      "answer",
      "\(Quantity.counted(middle.answer.alerts.documents, "alert")) from "
        + "\(Quantity.counted(middle.answer.alertsByRule.count, "rule")), the same bytes in every run")
    lines += ["", Self.row([("share", 8), ("ms", 12)]) + "  stage, all lanes together"]
    for stage in stages {
      lines.append(
        Self.row([(Self.percent(stage.share), 8), (String(format: "%.1f", stage.seconds * 1_000), 12)])
          + "  \(stage.name)")
    }
    lines += [
      "",
      Self.row([("share", 8), ("ms", 12), ("candidates", 12), ("evaluations", 12), ("matches", 10), ("alerts", 8)])
        + "  the rules that cost most, in a run of its own that counts",
    ]
    let whole = profile.ruleNanoseconds
    for rule in costliest {
      lines.append(
        Self.row([
          (Self.percent(whole > 0 ? Double(rule.nanoseconds) / Double(whole) : 0), 8),
          (String(format: "%.1f", Double(rule.nanoseconds) / 1e6), 12), (Quantity.grouped(rule.candidates), 12),
          (Quantity.grouped(rule.evaluations), 12), (Quantity.grouped(rule.matches), 10),
          (Quantity.grouped(rule.alerts), 8),
        ]) + "  " + Terminal.printable(rule.name))
    }
    return lines.joined(separator: "\n")
  }

  private static func row(_ cells: [(text: String, width: Int)]) -> String {
    cells.map { Quantity.padded($0.text, $0.width) }.joined()
  }

  private static func percent(_ share: Double) -> String { RunProfile.share(share, of: 1) + " %" }
}
