/// Joins the documents of a set of Sigma files: filters are and-ed to their rules, correlations find theirs,
/// placeholders get values.
package enum SigmaLibrary {
  /// What became of the documents, each in their order. Filters are part of their rules' programs.
  package struct Resolution: Sendable {
    package var programs: [RuleProgram] = []
    /// Rules that sluice can't run, and why.
    package var unsupported: [(rule: Rule, reason: String)] = []
    package var errors: [RuleFileError] = []
  }

  /// - Complexity: O(*n*) for *n* documents and references.
  package static func resolve(
    _ documents: [SigmaDocument], placeholders: SigmaPlaceholders = SigmaPlaceholders()
  ) -> Resolution {
    var resolver = SigmaResolver(placeholders: placeholders)
    resolver.collect(documents)
    resolver.applyFilters()
    resolver.lowerDetections()
    resolver.resolveCorrelations()
    return resolver.resolution
  }
}
