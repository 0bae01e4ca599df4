package import SluiceRules

/// A condition that a rule set looks for: a rule's own, or one of several of a rule with state.
package struct Selector: Hashable, Sendable {
  package let condition: Condition
  /// What the condition's field names mean.
  package let namespace: FieldNamespace

  package init(condition: Condition, namespace: FieldNamespace = .document) {
    self.condition = condition
    self.namespace = namespace
  }
}
