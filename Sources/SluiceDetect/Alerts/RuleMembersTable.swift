import SluiceRules

/// The members of the rules' alerts. A rule's are rendered with its first alert: most rules never have one, and who
/// starts should not wait for them.
struct RuleMembersTable {
  private let rules: [Rule]
  private let isField: @Sendable (String) -> Bool
  private var members: [RuleMembers?]

  /// - Parameter isField: whether a name is that of a field which events can have.
  init(_ rules: [Rule], isField: @escaping @Sendable (String) -> Bool) {
    self.rules = rules
    self.isField = isField
    members = Array(repeating: nil, count: rules.count)
  }

  subscript(rule: Int) -> RuleMembers {
    mutating get {
      if let known = members[rule] { return known }
      let made = RuleMembers(rules[rule], isField: isField)
      members[rule] = made
      return made
    }
  }
}
