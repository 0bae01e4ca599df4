/// What `lint` found.
package struct LintReport: Sendable {
  /// Ordered by file, place and code.
  package let findings: [LintFinding]
  /// Findings that comments in the files ask not to be told of.
  package let suppressedCount: Int
  package let ruleCount: Int

  /// How many findings are of each level.
  package func count(of level: LintLevel) -> Int { findings.count { $0.level == level } }

  /// Whether a finding is of that level, or more.
  package func fails(at level: LintLevel) -> Bool { findings.contains { $0.level >= level } }

  /// The same without what matters less than `level`.
  package func showing(_ level: LintLevel) -> LintReport {
    LintReport(
      findings: findings.filter { $0.level >= level }, suppressedCount: suppressedCount, ruleCount: ruleCount)
  }
}
