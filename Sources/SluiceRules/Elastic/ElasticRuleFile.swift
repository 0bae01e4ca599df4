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
  /// - Parameter file: the name that errors and the rule's `origin` give.
  /// - Throws: every mistake in the file. Text that is not TOML is one mistake.
  package static func read(_ text: String, file: String) throws(RuleFileErrors) -> RuleLoad {
    var reader: TOMLReader
    do {
      reader = try TOMLReader(text, file: file)
    } catch {
      throw RuleFileErrors(errors: [error])
    }
    let rule = readRule(from: &reader)
    var body: RuleProgram.Body?
    let reason = unsupportedReason(rule, in: reader)
    if rule != nil, reason == nil { body = readQuery(from: &reader) }
    if let rule, reader.errors.isEmpty {
      if let reason { return .unsupported(rule: rule, reason: reason) }
      if let body { return .program(RuleProgram(rule: rule, body: body)) }
    }
    throw RuleFileErrors(
      errors: reader.errors.sorted { ($0.line, $0.column, $0.message) < ($1.line, $1.column, $1.message) })
  }

  private static func readQuery(from reader: inout TOMLReader) -> RuleProgram.Body? {
    guard let query = reader.requiredString("rule.query") else { return nil }
    do {
      return .query(try parseKQL(query).condition)
    } catch {
      let expected = error.expected.isEmpty ? nil : "expected \(error.expected.joined(separator: ", "))"
      reader.fail("in the KQL query: \(error.message)", hint: expected, at: "rule.query", textOffset: error.offset)
      return nil
    }
  }

  /// Why the rule can't be run as it is meant; nil when it can.
  private static func unsupportedReason(_ rule: Rule?, in reader: TOMLReader) -> String? {
    guard let rule else { return nil }
    guard rule.type == "query" else { return "not supported yet" }
    let language = rule.language ?? "kuery"
    guard language == "kuery" else { return "queries in the language `\(language)` are not supported" }
    // Without them the rule would match more than its author meant.
    for key in ["filters", "exceptions_list"] where reader.count(of: "rule.\(key)") > 0 {
      return "the rule narrows its query by `\(key)`, which is not supported"
    }
    return nil
  }
}
