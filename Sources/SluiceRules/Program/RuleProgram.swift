/// A rule in the form that is compiled and run.
package struct RuleProgram: Sendable {
  package let rule: Rule
  package let body: Body

  package enum Body: Sendable {
    /// Every record for which the condition holds is an alert.
    case query(Condition)
  }

  package init(rule: Rule, body: Body) {
    self.rule = rule
    self.body = body
  }
}
