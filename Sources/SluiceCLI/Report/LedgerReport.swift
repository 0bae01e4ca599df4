import Foundation
import SluiceCore
import SluiceRuntime

/// The ledger at the end of a run: what went in and what became of it.
struct LedgerReport {
  let report: RunReport
  /// Names of rules by their ids, for people.
  var ruleNames: [String: String] = [:]
  /// Whether each rule's alerts have a line in `text`.
  var listsRules = true
  /// Whether `text` says how many alerts there were, and what was written.
  var showsAlerts = true

  private var ledger: Ledger { report.ledger }

  private var seconds: Double {
    let parts = report.duration.components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }

  var text: String {
    var lines: [String] = []
    func add(_ label: String, _ value: String) {
      lines.append(label.padding(toLength: 10, withPad: " ", startingAt: 0) + value)
    }
    func list(_ counter: Counter<String>) -> String {
      counter.sorted.map { "\(Quantity.grouped($0.count)) \(Terminal.printable($0.key))" }.joined(separator: ", ")
    }
    add("objects", list(ledger.objects).isEmpty ? "0" : list(ledger.objects))
    var records = "\(Quantity.grouped(ledger.recordsFound)) found: \(Quantity.grouped(ledger.recordsParsed)) parsed"
    records += ", \(Quantity.grouped(ledger.recordsMalformed)) malformed"
    if !ledger.recordsSkipped.isEmpty { records += ", skipped " + list(ledger.recordsSkipped) }
    add("records", records)
    if !ledger.recordsDropped.isEmpty { add("dropped", list(ledger.recordsDropped)) }
    if !ledger.notes.isEmpty { add("notes", list(ledger.notes)) }
    if showsAlerts {
      add(
        "alerts",
        "\(Quantity.grouped(ledger.alerts.total)) from \(Quantity.counted(ledger.alerts.counts.count, "rule"))")
    }
    let rules = showsAlerts && listsRules ? ledger.alerts.counts : [:]
    for (rule, count) in rules.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append(
        "  " + Quantity.padded(Quantity.grouped(count), 8) + "  " + Terminal.printable(ruleNames[rule] ?? rule))
    }
    if showsAlerts, !ledger.written.isEmpty {
      add("written", ledger.written.sorted.map { "\(Quantity.grouped($0.count)) to \($0.key)" }.joined(separator: ", "))
    }
    let rate = seconds > 0 ? Double(ledger.outputBytes) / seconds / 1e6 : 0
    let recordRate = seconds > 0 ? Double(ledger.recordsFound) / seconds : 0
    add(
      "bytes",
      "\(Quantity.bytes(ledger.inputBytes)) read, \(Quantity.bytes(ledger.outputBytes)) decompressed in \(String(format: "%.2f", seconds)) s: "
        + "\(String(format: "%.0f", rate)) MB/s, \(Quantity.grouped(Int(recordRate))) records/s")
    lines += ledger.imbalances.map { "the books don't balance: \($0)" }
    return lines.joined(separator: "\n")
  }

  var json: String {
    var out: [UInt8] = []
    func number(_ key: StaticString, _ value: Int, isFirst: Bool = false) {
      if !isFirst { out.append(0x2C) }
      out.append(0x22)
      out.append(raw: key)
      out.append(raw: "\":")
      out.append(contentsOf: String(value).utf8)
    }
    func counter(_ key: StaticString, _ counter: Counter<String>) {
      out.append(raw: ",\"")
      out.append(raw: key)
      out.append(raw: "\":{")
      for (index, entry) in counter.sorted.enumerated() {
        if index > 0 { out.append(0x2C) }
        out.append(jsonString: entry.key)
        out.append(0x3A)
        out.append(contentsOf: String(entry.count).utf8)
      }
      out.append(0x7D)
    }
    out.append(raw: "{\"pipeline\":")
    out.append(jsonString: report.name)
    counter("objects", ledger.objects)
    number("bytes_read", ledger.inputBytes)
    number("bytes_decompressed", ledger.outputBytes)
    number("records_found", ledger.recordsFound)
    number("records_parsed", ledger.recordsParsed)
    number("records_malformed", ledger.recordsMalformed)
    counter("records_skipped", ledger.recordsSkipped)
    counter("records_dropped", ledger.recordsDropped)
    number("records_kept", ledger.recordsKept)
    counter("records_by_tag", ledger.recordsByTag)
    counter("alerts_by_rule", ledger.alerts)
    number("alerts", ledger.alerts.total)
    counter("documents_written", ledger.written)
    counter("notes", ledger.notes)
    out.append(raw: ",\"balanced\":")
    out.append(raw: ledger.imbalances.isEmpty ? "true" : "false")
    number("lanes", report.lanes)
    out.append(raw: ",\"seconds\":")
    out.append(contentsOf: String(format: "%.3f", seconds).utf8)
    out.append(0x7D)
    return String(decoding: out, as: UTF8.self)
  }
}
