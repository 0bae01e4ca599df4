import Foundation
package import SluiceRules

/// Looks for mistakes in detection rules, without events.
package struct Linter {
  private let catalogs = AnalysisCatalogs()
  /// By file.
  private var texts: [String: String] = [:]
  private var suppressions: [String: Suppressions] = [:]
  private var findings: [LintFinding] = []

  /// Checks the rules of files and folders.
  ///
  /// - Complexity: O(size of the rules), and for each event name that nobody knows O(number of names).
  package static func lint(paths: [String]) -> LintReport { lint(RuleLibrary.load(paths: paths)) }

  /// Checks the rules of a library. Their files are read for the places of findings, and for suppressions.
  package static func lint(_ library: RuleLibrary) -> LintReport {
    var linter = Linter()
    return linter.report(on: library)
  }

  private mutating func report(on library: RuleLibrary) -> LintReport {
    for error in library.errors {
      let isDuplicate = error.message.hasPrefix("the rule id ") && error.message.contains(" is already that of ")
      findings.append(
        LintFinding(
          isDuplicate ? .duplicateID : .invalidRule, file: error.file, line: error.line, column: error.column,
          message: error.message,
          hint: error.hint))
    }
    for (rule, reason) in library.unsupported {
      findings.append(
        LintFinding(
          .unsupportedRule, file: rule.origin, line: 1, column: 1, ruleID: rule.id, ruleName: rule.name,
          message: "rules of type \(rule.type) are not run: \(reason)"))
    }
    for program in library.programs { check(program) }
    checkNames(library)
    for file in Set(library.programs.map(\.rule.origin)) {
      findings += suppressions(in: file).findings(file: file)
    }
    let shown = findings.filter { !suppressions(in: $0.file).codes.contains($0.code) }
    return LintReport(
      findings: shown.enumerated().sorted { left, right in
        let (a, b) = (left.element, right.element)
        if a.file != b.file { return a.file < b.file }
        if (a.line, a.column) != (b.line, b.column) { return (a.line, a.column) < (b.line, b.column) }
        if a.code != b.code { return a.code.rawValue < b.code.rawValue }
        return left.offset < right.offset
      }.map(\.element),
      suppressedCount: findings.count - shown.count, ruleCount: library.programs.count + library.unsupported.count)
  }

  private mutating func check(_ program: RuleProgram) {
    let text = RuleText(self.text(of: program.rule.origin), rule: program.rule)
    var rule = LintedRule(program, text: text, catalogs: catalogs)
    rule.checkMetadata()
    let data = rule.data
    if let message = data.message { rule.addToRule(.otherData, message) }
    // What other data has is not known here.
    if data.others.isEmpty {
      rule.checkFields()
      rule.checkEventNames()
    }
    if data.hasCloudTrail, !program.readsAlerts {
      rule.checkLogic()
      rule.checkValues()
      rule.checkAbsence()
      rule.checkKQL()
      rule.checkEQL()
      rule.checkESQL()
      rule.checkCost()
    }
    findings += rule.findings
  }

  private mutating func checkNames(_ library: RuleLibrary) {
    var first: [String: Rule] = [:]
    for rule in library.programs.map(\.rule) + library.unsupported.map(\.rule) {
      guard let other = first[rule.name] else {
        first[rule.name] = rule
        continue
      }
      findings.append(
        LintFinding(
          .duplicateName, file: rule.origin, line: 1, column: 1, ruleID: rule.id, ruleName: rule.name,
          message: "the rule in \(other.origin) has the same name",
          hint: "alerts show the name: give one of them another"))
    }
  }

  private mutating func text(of file: String) -> String {
    if let text = texts[file] { return text }
    let text = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
    texts[file] = text
    return text
  }

  private mutating func suppressions(in file: String) -> Suppressions {
    if let found = suppressions[file] { return found }
    // Paths with a mistake may be folders, or not be there.
    let found = Suppressions(text(of: file))
    suppressions[file] = found
    return found
  }
}
