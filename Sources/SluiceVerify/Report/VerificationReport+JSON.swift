import SluiceCore

/// A verification as one JSON document, written as it goes on: findings first, so that they need not be kept.
package struct VerificationJSON {
  private var isFirst = true

  package init() {}

  package var beginning: String { "{\"findings\":[" }

  /// Another finding.
  package mutating func finding(_ finding: Finding) -> String {
    var bytes: [UInt8] = Array((isFirst ? "\n" : ",\n").utf8)
    isFirst = false
    bytes.append(raw: "{\"level\":")
    bytes.append(jsonString: finding.level.rawValue)
    bytes.append(raw: ",\"code\":")
    bytes.append(jsonString: finding.code.rawValue)
    bytes.append(raw: ",\"object\":")
    bytes.append(jsonString: finding.object)
    bytes.append(raw: ",\"message\":")
    bytes.append(jsonString: finding.message)
    bytes.append(raw: "}")
    return String(decoding: bytes, as: UTF8.self)
  }

  package func end(_ report: VerificationReport) -> String {
    var bytes: [UInt8] = []
    bytes.append(raw: "],\n\"chains\":[")
    for (index, chain) in report.chains.enumerated() {
      bytes.append(raw: index == 0 ? "\n" : ",\n")
      bytes.append(raw: "{\"account\":")
      bytes.append(jsonString: chain.name.account)
      bytes.append(raw: ",\"region\":")
      bytes.append(jsonString: chain.name.region)
      bytes.append(raw: ",\"trail\":")
      bytes.append(jsonString: chain.name.trail)
      bytes.append(raw: chain.name.isBackfill ? ",\"backfill\":true" : ",\"backfill\":false")
      for (name, time) in [("from", chain.from), ("to", chain.to)] {
        bytes += ",\"\(name)\":".utf8
        if let time { bytes.append(jsonString: time.description) } else { bytes.append(raw: "null") }
      }
      bytes.append(raw: ",")
      Self.append(chain.counts, to: &bytes)
      bytes.append(raw: "}")
    }
    bytes.append(raw: "],\n\"totals\":{")
    Self.append(report.counts, to: &bytes)
    for level in Finding.Level.allCases {
      bytes += ",\"findings_\(level.rawValue)\":\(report.findings[level, default: 0])".utf8
    }
    bytes += "},\n\"result\":\"\(report.isTampered ? "wrong" : report.isProven ? "proven" : "unproven")\"}".utf8
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ counts: VerificationReport.Counts, to bytes: inout [UInt8]) {
    let numbers = [
      ("digests_proven", counts.digestsProven), ("digests_unproven", counts.digestsUnproven),
      ("digests_wrong", counts.digestsWrong), ("digests_empty", counts.digestsEmpty),
      ("logs_proven", counts.logsProven), ("logs_unproven", counts.logsUnproven), ("logs_wrong", counts.logsWrong),
      ("logs_unlisted", counts.logsUnlisted), ("logs_uncovered", counts.logsUncovered),
    ]
    bytes += numbers.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",").utf8
  }
}
