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

extension TemporaryFolder {
  /// A folder with the files of rules.
  static func holding(_ rules: [PlainRule]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for rule in rules { _ = try folder.write("\(rule.number).toml", rule.toml.utf8) }
    return folder
  }
}
