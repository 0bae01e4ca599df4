/// How many records of a hundred a rule holds for.
package enum HitShare: Int, CaseIterable, Sendable {
  case none = 0
  /// About: some ordinary records bear the names of planted ones.
  case one = 1
  case all = 100
}

extension PlainRule {
  /// So many rules. One gives the hits that are asked for; the others hold for no record. They name 2,000 different
  /// calls, 42 of which are in the data: those rules are candidates, and fail on a later part.
  static func generated(_ count: Int, hits share: HitShare) -> [PlainRule] {
    let calls = vocabulary
    return (0..<count).map { number in
      if number == 0, share == .all { return PlainRule(number: 0) }
      if number == 0, share == .one { return PlainRule(number: 0, actions: EventKind.planted.map(\.name)) }
      return rule(number, calls)
    }
  }

  private static func rule(_ number: Int, _ calls: [Call]) -> PlainRule {
    // 733 has no divisor in common with the number of calls: each is named before one is named again.
    let place = number * 733 % calls.count
    let call = calls[place]
    var rule = PlainRule(number: number, provider: call.provider)
    switch number % 10 {
    case 6: rule.actionPrefix = String(call.name.dropLast(3))
    case 5: rule.actions = [call.name, calls[(place + 1) % calls.count].name]
    default: rule.actions = [call.name]
    }
    rule.isDenied = number % 10 == 7
    if number % 10 == 8 { rule.excludedAddress = "cloudformation.amazonaws.com" }
    if number % 10 == 9 { rule.needle = "needle-\(number)" }
    // No generated record is of the root user.
    if number % 10 != 9 { rule.identity = "Root" }
    return rule
  }

  private typealias Call = (provider: String, name: String)

  private static var vocabulary: [Call] {
    let verbs = [
      "Create", "Delete", "Update", "Put", "Attach", "Detach", "Disable", "Enable", "Start", "Stop", "Modify", "Reset",
      "Associate", "Disassociate", "Revoke", "Authorize", "Import", "Export", "Restore", "Cancel",
    ]
    let nouns = [
      "Cluster", "Gateway", "Pipeline", "Domain", "Connector", "Policy", "Endpoint", "Snapshot", "Replica", "Schema",
      "Workspace", "Channel", "Fleet", "Listener", "Member", "Detector", "Vault", "Portal", "Registry", "Ledger",
    ]
    let services = [
      "ec2", "iam", "s3", "kms", "rds", "eks", "ecs", "lambda", "guardduty", "config", "route53", "glue", "athena",
      "redshift", "backup", "cloudtrail", "securityhub", "organizations", "sagemaker", "dynamodb",
    ]
    var calls: [Call] = EventKind.ordinary.map { ($0.provider, $0.name) }
    var number = 0
    while calls.count < 2_000 {
      let noun = nouns[number / verbs.count % nouns.count]
      let suffix = number / (verbs.count * nouns.count)
      calls.append(
        (
          provider: services[number % services.count] + ".amazonaws.com",
          name: verbs[(number + number / services.count) % verbs.count] + noun + (suffix == 0 ? "" : "V\(suffix + 1)")
        ))
      number += 1
    }
    return calls
  }
}
