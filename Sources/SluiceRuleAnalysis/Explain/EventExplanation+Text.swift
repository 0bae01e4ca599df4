extension EventExplanation {
  /// The verdicts, for people: `+` stands before what holds and `-` before what does not.
  package var text: String {
    var lines: [String] = []
    for part in parts {
      if !lines.isEmpty { lines.append("") }
      lines.append("\(part.name ?? "condition"): \(part.verdict.holds ? "holds" : "does not hold")")
      lines += Self.tree(part.verdict).map { "  " + $0 }
    }
    if !lines.isEmpty { lines.append("") }
    lines += outlook
    return lines.joined(separator: "\n")
  }

  private static func tree(_ verdict: NodeVerdict) -> [String] {
    var line = (verdict.holds ? "+ " : "- ") + verdict.node.text
    let saw = verdict.values.map { field, values in
      let text = values.isEmpty ? "nothing" : shown(values)
      return verdict.values.count == 1 ? text : "\(field) = \(text)"
    }
    if !saw.isEmpty { line += "  saw \(saw.joined(separator: "; "))" }
    if verdict.isFirstFailure { line += "  <-- fails here" }
    return [line] + verdict.members.flatMap { tree($0).map { "  " + $0 } }
  }

  /// The first of many or long values.
  private static func shown(_ values: [String]) -> String {
    let texts = values.prefix(5).map { $0.count > 120 ? "\"\($0.prefix(119))…\"" : "\"\($0)\"" }
    return texts.joined(separator: ", ") + (values.count > 5 ? " and \(values.count - 5) more" : "")
  }
}
