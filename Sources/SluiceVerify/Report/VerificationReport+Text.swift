import SluiceCore

extension Finding {
  /// On one line.
  package var text: String { "\(level.rawValue): \(code.rawValue): \(object): \(message)" }
}

extension VerificationReport {
  /// A table of the chains, and in words what is proven and what is not.
  package var text: String {
    var lines = chains.isEmpty ? [] : table + [""]
    lines.append(
      "digests: \(counts.digests), of these \(counts.digestsProven) proven, \(counts.digestsUnproven) unproven, "
        + "\(counts.digestsWrong) wrong; \(counts.digestsEmpty) without log files")
    lines.append(
      "log files in digests: \(counts.logs), of these \(counts.logsProven) proven, \(counts.logsUnproven) unproven, "
        + "\(counts.logsWrong) wrong")
    if counts.logsUnlisted > 0 {
      lines.append("log files in no digest, of times that digests cover: \(counts.logsUnlisted)")
    }
    if counts.logsUncovered > 0 {
      lines.append(
        "log files of times that no digest covers: \(counts.logsUncovered) (too new, older than validation, or in a gap): "
          + "nothing can be said of them")
    }
    lines.append(verdict)
    return lines.joined(separator: "\n")
  }

  /// The answer in one sentence.
  package var verdict: String {
    if isTampered {
      return "WRONG: \(findings[.wrong, default: 0]) findings of something that is not as CloudTrail delivered it"
    }
    if isProven {
      return
        "PROVEN: what these digests list is as CloudTrail delivered it. Digests newer than the newest here, and what "
        + "they listed, may be gone without a trace"
    }
    return "UNPROVEN: nothing is known to be wrong, but not everything can be proven; see the findings"
  }

  private var table: [String] {
    var rows = [["account", "region", "trail", "from", "to", "digests", "proven", "logs", "proven", "wrong"]]
    for chain in chains {
      let counts = chain.counts
      rows.append([
        chain.name.account, chain.name.region, chain.name.trail + (chain.name.isBackfill ? " (backfill)" : ""),
        chain.from.map { Self.second($0) } ?? "-", chain.to.map { Self.second($0) } ?? "-", "\(counts.digests)",
        "\(counts.digestsProven)", "\(counts.logs)", "\(counts.logsProven)",
        "\(counts.digestsWrong + counts.logsWrong)",
      ])
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, text in
        let fill = String(repeating: " ", count: widths[column] - text.count)
        return column < 5 ? text + fill : fill + text
      }.joined(separator: "  ")
    }
  }

  private static func second(_ time: EventTime) -> String { String(time.description.prefix(19)) + "Z" }
}
