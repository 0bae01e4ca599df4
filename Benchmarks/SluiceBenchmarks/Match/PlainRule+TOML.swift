import Foundation

extension PlainRule {
  /// As a file of Elastic's format with a KQL query: what a user would give.
  var toml: String {
    """
    [metadata]
    maturity = "production"
    [rule]
    rule_id = "bench-\(number)"
    name = "Generated rule \(number)"
    description = "A rule of a benchmark."
    risk_score = 21
    severity = "low"
    type = "query"
    language = "kuery"
    query = '''
    \(kql)
    '''
    """
  }

  private var kql: String {
    var parts = [#"event.dataset: "aws.cloudtrail""#]
    if let provider { parts.append(#"event.provider: "\#(provider)""#) }
    if !actions.isEmpty {
      parts.append("event.action: (" + actions.map { "\"\($0)\"" }.joined(separator: " or ") + ")")
    }
    if let actionPrefix { parts.append("event.action: \(actionPrefix)*") }
    if let isDenied { parts.append("event.outcome: \(isDenied ? "failure" : "success")") }
    if let identity { parts.append("aws.cloudtrail.user_identity.type: \(identity)") }
    if let excludedAddress { parts.append(#"not source.address: "\#(excludedAddress)""#) }
    if let needle { parts.append("aws.cloudtrail.request_parameters: *\(needle)*") }
    return parts.joined(separator: " and ")
  }
}

/// A folder with the files of rules; it goes when this does.
final class RuleFolder {
  let path: String

  init(_ rules: [PlainRule]) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-rules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for rule in rules {
      try rule.toml.write(
        to: url.appendingPathComponent("\(rule.number).toml"), atomically: false, encoding: .utf8)
    }
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
