import SluiceConfig
import SluiceCore
import SluiceSinks

/// The alerts of a run in a few lines: by rule, actor and technique, and over time.
struct AlertSummary {
  /// Lines of each list.
  static let limit = 10
  static let periods = 16

  let tally: AlertTally
  let style: TerminalStyle

  private var text: TerminalText { TerminalText(style) }

  /// Empty without alerts.
  var lines: [String] {
    guard tally.total > 0 else { return [] }
    return [rules, actors, techniques, timeline].filter { !$0.isEmpty }.flatMap { [""] + $0 } + [""]
  }

  private var rules: [String] {
    let sorted = tally.rules.sorted { left, right in
      (right.key.severity, right.value, left.key.name) < (left.key.severity, left.value, right.key.name)
    }
    return list(
      "rules", sorted.map { (count: $0.value, text: $0.key.name, severity: $0.key.severity) },
      heading: "\(Quantity.counted(tally.total, "alert")) from \(Quantity.counted(tally.rules.count, "rule"))")
  }

  private var actors: [String] {
    let sorted = tally.actors.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var heading = Quantity.counted(tally.actors.count, "actor")
    if tally.otherActors > 0 { heading = "more than \(heading)" }
    var lines = list("actors", sorted.map { (count: $0.value, text: $0.key, severity: nil) }, heading: heading)
    if tally.otherActors > 0 {
      lines.append(
        row(
          tally.otherActors,
          "of further actors: only the first \(Quantity.grouped(tally.actorLimit)) are counted each on their own"))
    }
    if tally.withoutActor > 0 { lines.append(row(tally.withoutActor, "of events that name no actor")) }
    return lines
  }

  private var techniques: [String] {
    let sorted = tally.techniques.sorted { ($1.value, $0.key.id) < ($0.value, $1.key.id) }
    guard !sorted.isEmpty else { return [] }
    return list(
      "techniques", sorted.map { (count: $0.value, text: "\($0.key.id) \($0.key.name)", severity: nil) },
      heading: Quantity.counted(sorted.count, "ATT&CK technique"))
  }

  private var timeline: [String] {
    guard let first = tally.timeline.first, let last = tally.timeline.last else { return [] }
    let (length, bars) = tally.timeline.bars(limit: Self.periods)
    let highest = bars.map(\.count).max() ?? 0
    let dash = style.isUnicode ? "–" : "-"
    var lines = [
      heading("\(Self.moment(first)) \(dash) \(Self.moment(last)) UTC, \(Self.period(length)) a line")
    ]
    let digits = Quantity.grouped(highest).count
    // Few alerts do not fill the screen.
    let room = max(1, min(60, style.width - 24 - digits, highest > 15 ? 60 : highest * 4))
    var day = ""
    for bar in bars {
      let start = Self.moment(bar.start)
      // The day stands only where it changes.
      let isNew = start.prefix(10) != day
      day = String(start.prefix(10))
      let clock = start.dropFirst(11).prefix(length < 60 ? 8 : 5)
      let label = length % 86_400 == 0 ? "  \(day)" : "  \(isNew ? day : Self.noDay) \(clock)"
      let count = bar.count == 0 ? "" : " " + Quantity.grouped(bar.count)
      lines.append("\(label)  \(self.bar(bar.count, of: highest, room))\(count)")
    }
    if tally.timeline.untimed > 0 { lines.append(row(tally.timeline.untimed, "of events without a time")) }
    return lines
  }

  private func list(
    _ name: String, _ entries: [(count: Int, text: String, severity: AlertRule.Severity?)], heading: String
  ) -> [String] {
    guard !entries.isEmpty else { return [] }
    var lines = [self.heading(heading)]
    for entry in entries.prefix(Self.limit) { lines.append(row(entry.count, entry.text, entry.severity)) }
    if entries.count > Self.limit {
      let rest = entries.dropFirst(Self.limit)
      lines.append(row(rest.reduce(0) { $0 + $1.count }, "in \(Quantity.grouped(rest.count)) more \(name)"))
    }
    return lines
  }

  private func heading(_ title: String) -> String {
    Ink.bold.paint(text.shown(title, width: style.width - 1), style)
  }

  private func row(_ count: Int, _ label: String, _ severity: AlertRule.Severity? = nil) -> String {
    let number = Quantity.padded(Quantity.grouped(count), 8)
    guard let severity else { return number + "  " + text.shown(label, width: style.width - 11) }
    let name = severity.rawValue
    return number + "  " + severity.ink.paint(name, style) + String(repeating: " ", count: 10 - name.count)
      + text.shown(label, width: style.width - 21)
  }

  private func bar(_ count: Int, of highest: Int, _ width: Int) -> String {
    guard count > 0, highest > 0 else { return style.isUnicode ? "·" : "." }
    if !style.isUnicode { return String(repeating: "#", count: max(1, count * width / highest)) }
    let eighths = max(1, Int(Double(count) / Double(highest) * Double(width * 8)))
    let part = eighths % 8
    return String(repeating: "█", count: eighths / 8) + (part > 0 ? String(Self.eighths[part - 1]) : "")
  }

  private static let noDay = String(repeating: " ", count: 10)
  private static let eighths = Array("▏▎▍▌▋▊▉")

  /// `2026-03-14 13:02:45`.
  private static func moment(_ time: EventTime) -> String {
    String(time.description.prefix(19)).replacing("T", with: " ")
  }

  private static func period(_ seconds: Int64) -> String {
    for (length, unit) in [(86_400, "day"), (3_600, "hour"), (60, "minute")] as [(Int64, String)]
    where seconds % length == 0 { return Quantity.counted(Int(seconds / length), unit) }
    return Quantity.counted(Int(seconds), "second")
  }
}
