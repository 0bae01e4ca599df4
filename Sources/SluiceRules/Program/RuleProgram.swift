/// A rule in the form that is compiled and run.
package struct RuleProgram: Sendable {
  package var rule: Rule
  package var body: Body
  /// What the rule's field names mean.
  package let namespace: FieldNamespace
  /// Records for which one of these holds take no part in the rule, whatever its kind. In the rule's namespace, but for
  /// what is scoped.
  package var exceptions: [Condition] = []

  package enum Body: Sendable {
    /// Every record for which the condition holds is an alert.
    case query(Condition)
    case threshold(ThresholdQuery)
    case newTerms(NewTermsQuery)
    case sequence(SequenceQuery)
    case esql(ESQLQuery)
    case correlation(SigmaCorrelation)
  }

  package init(rule: Rule, body: Body, namespace: FieldNamespace = .document) {
    self.rule = rule
    self.body = body
    self.namespace = namespace
  }

  /// A condition of the rule, without what its exceptions take out.
  package func narrowed(_ condition: Condition) -> Condition {
    exceptions.isEmpty ? condition : .all([condition, .not(exceptions.count == 1 ? exceptions[0] : .any(exceptions))])
  }
}

/// What a field name in a rule refers to.
package enum FieldNamespace: Hashable, Sendable {
  /// A field of the ECS document, as Elastic's rules name it.
  case document
  /// A path of the record as it was delivered, as Sigma's CloudTrail rules name it.
  case record
}
