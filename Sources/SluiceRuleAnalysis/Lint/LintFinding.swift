/// Something that `lint` found.
package struct LintFinding: Hashable, Sendable {
  package let code: LintCode
  package let level: LintLevel
  package let file: String
  /// From 1; 0 when the finding is about the file as a whole.
  package let line: Int
  /// In characters (Unicode scalars) from 1; 0 when the finding is about the file as a whole.
  package let column: Int
  /// Nil where the file's rule could not be read.
  package let ruleID: String?
  package let ruleName: String?
  package let message: String
  /// What to do about it.
  package let hint: String?

  package init(
    _ code: LintCode, level: LintLevel? = nil, file: String, line: Int = 0, column: Int = 0, ruleID: String? = nil,
    ruleName: String? = nil, message: String, hint: String? = nil
  ) {
    self.code = code
    self.level = level ?? code.level
    self.file = file
    self.line = line
    self.column = column
    self.ruleID = ruleID
    self.ruleName = ruleName
    self.message = message
    self.hint = hint
  }
}
