import SluiceRules

/// A rule being looked at, with what checks ask of it.
struct LintedRule {
  let program: RuleProgram
  let text: RuleText
  let catalogs: AnalysisCatalogs
  private(set) var findings: [LintFinding] = []
  /// One finding for the same thing is enough.
  private var known: Set<LintFinding> = []

  init(_ program: RuleProgram, text: RuleText, catalogs: AnalysisCatalogs) {
    self.program = program
    self.text = text
    self.catalogs = catalogs
  }

  var rule: Rule { program.rule }

  /// Adds a finding where `word` stands in the rule's query, or else where that begins.
  mutating func add(
    _ code: LintCode, _ message: String, hint: String? = nil, level: LintLevel? = nil, at word: String? = nil
  ) {
    add(code, message, hint: hint, level: level, place: word.flatMap { text.place(of: $0) } ?? text.start)
  }

  /// Adds a finding at an offset of the rule's query.
  mutating func add(_ code: LintCode, _ message: String, hint: String? = nil, queryOffset: Int, word: String) {
    guard let query = text.query, query.isVerbatim else { return add(code, message, hint: hint, at: word) }
    add(code, message, hint: hint, level: nil, place: text.place(at: query.range.lowerBound + queryOffset))
  }

  /// Adds a finding about the rule as a whole.
  mutating func addToRule(_ code: LintCode, _ message: String, hint: String? = nil) {
    add(code, message, hint: hint, level: nil, place: nil)
  }

  private mutating func add(
    _ code: LintCode, _ message: String, hint: String?, level: LintLevel?, place: RuleText.Place?
  ) {
    let finding = LintFinding(
      code, level: level, file: rule.origin, line: place?.line ?? 1, column: place?.column ?? 1, ruleID: rule.id,
      ruleName: rule.name, message: message, hint: hint)
    if known.insert(finding).inserted { findings.append(finding) }
  }
}
