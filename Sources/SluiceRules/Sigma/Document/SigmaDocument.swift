/// A rule, correlation or filter as its file says it; `SigmaLibrary` joins them.
package struct SigmaDocument: Sendable {
  package let rule: Rule
  /// What correlations and filters may call it besides its id.
  package let name: String?
  let place: SigmaPlace
  let body: Body
  /// What its field names mean.
  let namespace: FieldNamespace

  enum Body: Sendable {
    case detection(SigmaDetection)
    case correlation(SigmaCorrelationDraft)
    case filter(SigmaFilter)
    /// Why it can't be run.
    case unsupported(String)
  }
}

/// What is and-ed to the conditions of other rules.
struct SigmaFilter: Sendable {
  /// Ids or names; nil for every rule.
  let rules: [SigmaReference]?
  let detection: SigmaDetection
}

/// The id or name of another document, and where it is written.
struct SigmaReference: Hashable, Sendable {
  let name: String
  let place: SigmaPlace
}
