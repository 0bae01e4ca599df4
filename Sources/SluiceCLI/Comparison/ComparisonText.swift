import SluiceConfig
import SluiceCore
import SluiceSinks

/// The differences as people read them: a table of the rules that changed, or whose alerts did, and what was added and
/// removed.
struct ComparisonText {
  /// Actors of a difference that are listed.
  static let actorLimit = 5

  private let comparison: RuleComparison
  private let style: TerminalStyle
  private let shown: TerminalText

  init(_ comparison: RuleComparison, style: TerminalStyle) {
    self.comparison = comparison
    self.style = style
    shown = TerminalText(style)
  }

  var text: String { (heading + table + details).joined(separator: "\n") }

  private var heading: [String] {
    var statuses: [RuleComparison.Status: Int] = [:]
    for entry in comparison.entries { statuses[entry.status, default: 0] += 1 }
    let rules = [RuleComparison.Status.changed, .added, .removed, .unchanged].compactMap { status in
      statuses[status].map { "\(Quantity.grouped($0)) \(status.rawValue)" }
    }
    let (added, removed) = (comparison.sum(\.added.count), comparison.sum(\.removed.count))
    return [
      "rules   \(Quantity.grouped(comparison.oldRules)) before, \(Quantity.grouped(comparison.newRules)) after: "
        + rules.joined(separator: ", "),
      "alerts  \(Quantity.grouped(comparison.sum(\.oldCount))) before, "
        + "\(Quantity.grouped(comparison.sum(\.newCount))) after: \(Quantity.grouped(removed)) removed, "
        + "\(Quantity.grouped(added)) added, \(Quantity.grouped(comparison.sum(\.common))) the same",
    ]
  }

  private var table: [String] {
    let entries = comparison.entries.filter { $0.hasDifference || $0.status != .unchanged }
    guard !entries.isEmpty else { return [] }
    let head = ["before", "after", "removed", "added"].map { Quantity.padded($0, 8) }.joined()
    return ["", Ink.bold.paint(head + "  rule", style)]
      + entries.map { entry in
        let result = entry.result
        let counts = [result.oldCount, result.newCount, result.removed.count, result.added.count]
        let row = counts.map { Quantity.padded(Quantity.grouped($0), 8) }.joined()
        return row + "  " + shown.shown(entry.name + Self.state(entry), width: max(20, style.width - 35))
      }
  }

  /// ` (changed: query, severity low → high)`.
  private static func state(_ entry: RuleComparison.Entry) -> String {
    let changes = entry.changes.map { change in
      guard let values = change.values else { return change.name }
      return change.name == "name" ? "was '\(values.old)'" : "\(change.name) \(values.old) -> \(values.new)"
    }
    if entry.status == .unchanged { return "" }
    let list = changes.joined(separator: ", ")
    return list.isEmpty ? " (\(entry.status.rawValue))" : " (\(entry.status.rawValue): \(list))"
  }

  private var details: [String] {
    comparison.entries.filter(\.hasDifference).flatMap { entry in
      ["", Ink.bold.paint(shown.shown(entry.name, width: style.width - 1), style)]
        + details(entry.result.removed, "removed", "-", .red) + details(entry.result.added, "added", "+", .blue)
    }
  }

  private func details(
    _ difference: AlertComparison.Difference, _ title: String, _ sign: String, _ ink: Ink
  ) -> [String] {
    guard difference.count > 0 else { return [] }
    let actors = difference.topActors
    var parts = actors.prefix(Self.actorLimit).map { "\(Quantity.grouped($0.count)) \($0.name)" }
    if actors.count > Self.actorLimit {
      parts.append("\(Quantity.counted(actors.count - Self.actorLimit, "more actor"))")
    }
    if difference.otherActors > 0 { parts.append("\(Quantity.grouped(difference.otherActors)) of further actors") }
    if difference.withoutActor > 0 { parts.append("\(Quantity.grouped(difference.withoutActor)) without an actor") }
    let sum = "  \(Quantity.grouped(difference.count)) \(title): \(parts.joined(separator: ", "))"
    var lines = [shown.shown(sum, width: style.width - 1)]
    for example in difference.examples {
      lines.append("  " + ink.paint(sign, style) + " " + shown.shown(line(example), width: style.width - 5))
    }
    let rest = difference.count - difference.examples.count
    if rest > 0, !difference.examples.isEmpty { lines.append("    and \(Quantity.grouped(rest)) more") }
    return lines
  }

  private func line(_ example: ComparedAlert) -> String {
    let time = example.time.map { String($0.description.prefix(19)).replacing("T", with: " ") } ?? "(no time)"
    let what = style.isUnicode ? example.what : example.what.replacing(" → ", with: " -> ")
    return [time, example.actor, what, example.source, example.eventID].filter { !$0.isEmpty }.joined(separator: "  ")
  }
}
