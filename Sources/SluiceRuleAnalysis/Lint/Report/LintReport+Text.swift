extension LintReport {
  /// A line for each finding, with its hint below, and what they come to.
  package var text: String {
    var lines: [String] = []
    for finding in findings {
      let place = finding.line > 0 ? "\(finding.file):\(finding.line):\(finding.column)" : finding.file
      lines.append("\(place): \(finding.level.rawValue): \(finding.message) [\(finding.code.rawValue)]")
      if let hint = finding.hint { lines.append("  \(hint)") }
    }
    lines.append(summary)
    return lines.joined(separator: "\n")
  }

  private var summary: String {
    func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
    let found = LintLevel.allCases.reversed().compactMap { level -> String? in
      let number = self.count(of: level)
      guard number > 0 else { return nil }
      return level == .info ? "\(number) info" : count(number, level.rawValue)
    }
    let text = found.isEmpty ? "nothing found" : found.joined(separator: ", ")
    return "\(count(ruleCount, "rule")): \(text)" + (suppressedCount > 0 ? " (\(suppressedCount) suppressed)" : "")
  }
}

extension LintCode {
  /// All codes with what they find.
  package static var list: String {
    let width = allCases.map(\.rawValue.count).max() ?? 0
    return allCases.map { code in
      let name = code.rawValue + String(repeating: " ", count: width - code.rawValue.count)
      let level = code.level.rawValue + String(repeating: " ", count: 7 - code.level.rawValue.count)
      return "\(name)  \(level)  \(code.summary)"
    }.joined(separator: "\n")
  }
}
