/// Names rules: by id or name, with `*` and `?`; case does not count.
package struct RulePattern: Sendable, Hashable {
  package let text: String
  private let glob: Glob

  package init(_ text: String) {
    self.text = text
    glob = Glob(simple: text, ignoresCase: true)
  }

  package func matches(_ rule: Rule) -> Bool { glob.matches(rule.id) || glob.matches(rule.name) }

  /// The id or name of a rule that was probably meant.
  package func nearest(among rules: [Rule]) -> String? {
    nearestRuleWord(to: text, among: rules.map(\.name)) ?? nearestRuleWord(to: text, among: rules.map(\.id))
  }
}
