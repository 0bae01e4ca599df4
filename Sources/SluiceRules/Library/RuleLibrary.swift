/// The rules of a set of files and folders.
package struct RuleLibrary: Sendable {
  /// Rules to run, in the order of their paths.
  package var programs: [RuleProgram] = []
  /// Rules that sluice can't run, and why.
  package var unsupported: [(rule: Rule, reason: String)] = []
  package var errors: [RuleFileError] = []

  package init() {}

  /// Loads rule files, and every rule file in folders and the folders in them: Elastic's `*.toml`, and Sigma's `*.yml`
  /// and `*.yaml`. In folders, names that begin with a dot are left alone, as are rule tests (`*.test.yaml`,
  /// `*.test.yml`) and YAML files without a Sigma rule. A folder's files come in the order of their paths, so that the
  /// result is the same on every machine.
  ///
  /// Sigma's correlations and filters find their rules in all of the files.
  ///
  /// One bad file does not keep the others from being loaded: mistakes are collected in ``errors``. So are paths that
  /// don't exist, folders without a rule, and rules with the id of a rule before them. A file that is reached twice is
  /// loaded once.
  ///
  /// - Parameters:
  ///   - placeholders: values for the placeholders of Sigma rules.
  ///   - indicators: lists for rules that match indicators.
  package static func load(
    paths: [String], placeholders: SigmaPlaceholders = SigmaPlaceholders(), indicators: [IndicatorList] = []
  ) -> RuleLibrary {
    var builder = RuleLibraryBuilder(indicators: indicators)
    var walk = RuleFileWalk()
    for path in paths { builder.add(path, &walk) }
    return builder.library(placeholders)
  }
}
