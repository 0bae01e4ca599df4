/// What evaluating a test may cost, and how often it cost more: such a test does not hold.
package struct EvaluationLimits: Hashable, Sendable {
  /// Combinations of values that a computed test looks at, at most.
  package static let combinations = 10_000

  /// Searches for a regular expression that were given up for the backtracking that the value takes.
  package internal(set) var regexSearches = 0
  /// Computed tests over fields with too many values.
  package internal(set) var combinations = 0

  package init() {}
}
