import SluiceRules

/// Whose data a rule is about, by the data sets, providers and indices that it names.
struct RuleData {
  let hasCloudTrail: Bool
  /// Other data sets or indices.
  let others: [String]

  /// What to say of a rule that is not about CloudTrail's data alone.
  var message: String? {
    guard !others.isEmpty else { return nil }
    let names = LintedRule.list(others)
    return hasCloudTrail
      ? "the rule is about \(names), too: names of fields and events in it are not checked"
      : "the rule is about \(names), not about CloudTrail's data"
  }
}

extension LintedRule {
  var data: RuleData {
    guard program.namespace == .document else { return RuleData(hasCloudTrail: true, others: []) }
    var sets: Set<String> = []
    var hasProvider = false
    for part in program.parts {
      part.condition.forEachTest { test, isNegated in
        guard !isNegated, let name = test.fieldName, let wanted = test.wantedText else { return }
        if name == "event.dataset" || name == "data_stream.dataset" { sets.insert(wanted.text) }
        if name == "event.provider", wanted.text.hasSuffix(".amazonaws.com") { hasProvider = true }
      }
    }
    let others = sets.filter { $0 != "aws.cloudtrail" }.sorted()
    if hasProvider || !sets.isEmpty {
      let hasCloudTrail = hasProvider || sets.contains("aws.cloudtrail")
      guard case .esql(let query) = program.body else { return RuleData(hasCloudTrail: hasCloudTrail, others: others) }
      return RuleData(hasCloudTrail: hasCloudTrail, others: others + Self.otherIndices(query.sources))
    }
    var indices = rule.indices
    if case .esql(let query) = program.body { indices += query.sources }
    let other = Self.otherIndices(indices)
    return RuleData(hasCloudTrail: other.isEmpty || other.count < indices.count, others: other)
  }

  /// Those of `indices` that hold nothing of AWS. Patterns for all logs hold CloudTrail's, too.
  private static func otherIndices(_ indices: [String]) -> [String] {
    indices.filter { index in
      !["cloudtrail", "aws", "filebeat", "alerts-security"].contains { index.contains($0) } && index != "logs-*"
        && index != "*"
    }
  }
}
