import Foundation
import SluiceDetect
import SluiceRuntime

extension RunProfile {
  /// Rules that are listed; the rest is in one line.
  static let ruleLimit = 30

  /// Tables: how the lanes spent their time, and the rules, those that cost most first.
  var text: String {
    (stages + detectors.flatMap { table($0.path, $0.cost) }).joined(separator: "\n")
  }

  private var stages: [String] {
    let total = lanes.parts.reduce(0) { $0 + $1.time.seconds }
    let lines = lanes.parts.map { part in
      Self.row([(Self.share(part.time.seconds, of: total) + " %", 8), (Self.milliseconds(part.time.seconds), 12)])
        + "  \(part.name)"
    }
    return ["time of the lanes", Self.row([("share", 8), ("ms", 12)]) + "  stage"] + lines
  }

  private func table(_ path: String, _ cost: DetectionProfile.Snapshot) -> [String] {
    let whole = Double(cost.nanoseconds)
    func line(
      _ nanoseconds: Int, _ candidates: String, _ evaluations: Int, _ matches: String, _ alerts: String,
      _ events: String = "", _ groups: String = "", name: String
    ) -> String {
      Self.row([
        (Self.share(Double(nanoseconds), of: whole) + " %", 8), (Self.milliseconds(Double(nanoseconds) / 1e9), 12),
        (candidates, 12), (Quantity.grouped(evaluations), 12), (matches, 10), (alerts, 8), (events, 10), (groups, 8),
      ]) + "  \(name)"
    }
    func line(_ rule: DetectionProfile.RuleCost) -> String {
      line(
        rule.nanoseconds, Quantity.grouped(rule.candidates), rule.evaluations, Quantity.grouped(rule.matches),
        Quantity.grouped(rule.alerts), rule.events.map(Quantity.grouped) ?? "",
        rule.events == nil ? "" : Quantity.grouped(rule.peakGroups), name: rule.name)
    }
    let sorted = cost.rules.filter { $0.candidates > 0 || $0.nanoseconds > 0 || $0.alerts > 0 }.sorted {
      ($1.nanoseconds, $1.candidates, $0.name) < ($0.nanoseconds, $0.candidates, $1.name)
    }
    var lines = [
      "", "rules of \(path): \(Quantity.counted(cost.records, "record"))",
      Self.row([
        ("share", 8), ("ms", 12), ("candidates", 12), ("evaluations", 12), ("matches", 10), ("alerts", 8),
        ("events", 10), ("groups", 8),
      ]) + "  rule",
      line(cost.searchNanoseconds, "", cost.searchEvaluations, "", "", name: "(finding candidates)"),
    ]
    lines += sorted.prefix(Self.ruleLimit).map { line($0) }
    let rest = sorted.dropFirst(Self.ruleLimit)
    if !rest.isEmpty {
      lines.append(
        line(
          rest.reduce(0) { $0 + $1.nanoseconds }, Quantity.grouped(rest.reduce(0) { $0 + $1.candidates }),
          rest.reduce(0) { $0 + $1.evaluations }, Quantity.grouped(rest.reduce(0) { $0 + $1.matches }),
          Quantity.grouped(rest.reduce(0) { $0 + $1.alerts }), name: "(\(Quantity.counted(rest.count, "more rule")))"))
    }
    let idle = cost.rules.count - sorted.count
    if idle > 0 { lines.append("\(Quantity.counted(idle, "rule")) met no candidate") }
    return lines
  }

  private static func row(_ cells: [(text: String, width: Int)]) -> String {
    cells.map { Quantity.padded($0.text, $0.width) }.joined()
  }

  private static func milliseconds(_ seconds: Double) -> String { String(format: "%.3f", seconds * 1_000) }
}
