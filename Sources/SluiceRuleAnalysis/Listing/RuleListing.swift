package import SluiceRules

/// The rules of a library, for people and for tools.
package struct RuleListing: Sendable {
  /// By name, then by id.
  package let entries: [RuleEntry]
  /// Mistakes in files whose rules are therefore missing.
  package let errors: [RuleFileError]

  package init(_ library: RuleLibrary) {
    let all = library.programs.map { RuleEntry($0) } + library.unsupported.map { RuleEntry($0.rule, reason: $0.reason) }
    entries = all.sorted { ($0.rule.name, $0.rule.id) < ($1.rule.name, $1.rule.id) }
    errors = library.errors
  }

  package init(paths: [String]) { self.init(RuleLibrary.load(paths: paths)) }

  package var runCount: Int { entries.count { $0.status == .runs } }
}
