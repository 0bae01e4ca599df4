/// A correlation whose rules are not yet looked up.
struct SigmaCorrelationDraft: Sendable {
  /// With the references as they are written in `rules` and `aliases`.
  let correlation: SigmaCorrelation
  /// Where `rules` names each of its rules.
  let rules: [SigmaReference]
  let aliases: [Alias]

  struct Alias: Sendable {
    let name: String
    /// A field for each rule.
    let fields: [(rule: SigmaReference, field: String)]
  }
}
