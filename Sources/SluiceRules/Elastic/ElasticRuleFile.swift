/// What became of a rule file without mistakes.
package enum RuleLoad: Sendable {
  case program(RuleProgram)
  /// A rule that sluice can't run, and why.
  case unsupported(rule: Rule, reason: String)

  package var rule: Rule {
    switch self {
    case .program(let program): program.rule
    case .unsupported(let rule, _): rule
    }
  }
}

/// A rule file of Elastic's detection-rules: TOML with `[metadata]` and `[rule]`.
///
/// Required are `name`, `rule_id`, `type`, `severity` and `risk_score`, and for a rule that can be run its `query`.
/// Keys that mean nothing here are left alone.
package enum ElasticRuleFile {
  /// Reads a rule.
  ///
  /// - Parameters:
  ///   - file: the name that errors and the rule's `origin` give.
  ///   - indicators: lists for rules that match indicators.
  /// - Throws: every mistake in the file. Text that is not TOML is one mistake.
  package static func read(
    _ text: String, file: String, indicators: [IndicatorList] = []
  ) throws(RuleFileErrors) -> RuleLoad {
    var reader: TOMLReader
    do {
      reader = try TOMLReader(text, file: file)
    } catch {
      throw RuleFileErrors(errors: [error])
    }
    var rule = readRule(from: &reader)
    var body: RuleProgram.Body?
    let reason = unsupportedReason(rule, in: reader, indicators)
    if rule?.type == "threat_match", case .groups(let groups) = threatMatch(in: reader, indicators) {
      for match in groups.joined() where rule?.indicatorMatches.contains(match) == false {
        rule?.indicatorMatches.append(match)
      }
    }
    if let rule, reason == nil { body = readBody(rule, from: &reader, indicators) }
    if let rule, reader.errors.isEmpty {
      if let reason { return .unsupported(rule: rule, reason: reason) }
      if let body { return .program(RuleProgram(rule: rule, body: body)) }
    }
    throw RuleFileErrors(
      errors: reader.errors.sorted { ($0.line, $0.column, $0.message) < ($1.line, $1.column, $1.message) })
  }

  /// Why the rule can't be run as it is meant; nil when it can.
  private static func unsupportedReason(
    _ rule: Rule?, in reader: TOMLReader, _ indicators: [IndicatorList]
  ) -> String? {
    guard let rule else { return nil }
    let language: String
    switch rule.type {
    case "query", "threshold", "new_terms": language = "kuery"
    case "eql", "esql": language = rule.type
    case "machine_learning": return "its anomalies come from jobs of Elasticsearch's machine learning"
    case "threat_match":
      if case .unavailable(let reason) = threatMatch(in: reader, indicators) { return reason }
      language = "kuery"
    default: return "rules of this type are not supported"
    }
    if let written = rule.language, written != language {
      return "queries in the language `\(written)` are not supported for this type"
    }
    // Without them the rule would match more than its author meant.
    for key in ["filters", "exceptions_list"] where reader.count(of: "rule.\(key)") > 0 {
      return "the rule narrows its query by `\(key)`, which is not supported"
    }
    return nil
  }
}
