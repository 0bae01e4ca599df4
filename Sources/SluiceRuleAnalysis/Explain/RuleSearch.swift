import Foundation
import SluiceConfig
package import SluiceRules

/// Why there is no rule of that name.
package struct RuleSearchError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String
}

/// Finds the rule that someone means by a file, an id or a name.
package enum RuleSearch {
  /// - Parameters:
  ///   - text: a rule file with one rule, the id of a rule, or its name in any case.
  ///   - paths: where ids and names are looked for.
  /// - Throws: when there is no such rule, it can't be read or run, or several have the name.
  package static func find(
    _ text: String, in paths: [String]
  ) throws(RuleSearchError) -> (program: RuleProgram, library: RuleLibrary) {
    let isFile = FileManager.default.fileExists(atPath: text)
    // A correlation's rules may be in other files.
    var library = RuleLibrary.load(paths: isFile ? [text] : paths)
    if isFile, library.errors.contains(where: { $0.message.contains("no rule has the id or name") }) {
      library = RuleLibrary.load(paths: [text] + paths)
      library.programs =
        library.programs.filter { $0.rule.origin == text } + library.programs.filter { $0.rule.origin != text }
    }
    func matching(_ test: (Rule) -> Bool) -> [RuleProgram] { library.programs.filter { test($0.rule) } }
    var found = isFile ? matching { $0.origin == text } : matching { $0.id == text }
    if !isFile, found.isEmpty { found = matching { $0.name.lowercased() == text.lowercased() } }
    if isFile, found.count > 1,
      case let correlations = found.filter({ if case .correlation = $0.body { true } else { false } }),
      correlations.count == 1
    {
      found = correlations
    }
    if found.count == 1 { return (found[0], library) }
    throw RuleSearchError(description: reason(text, found, library, isFile: isFile))
  }

  private static func reason(
    _ text: String, _ found: [RuleProgram], _ library: RuleLibrary, isFile: Bool
  ) -> String {
    if found.count > 1 {
      return "'\(text)' is \(found.count) rules; name one by its id: \(found.map(\.rule.id).joined(separator: ", "))"
    }
    if let (rule, reason) = library.unsupported.first(where: { entry in
      isFile || entry.rule.id == text || entry.rule.name.lowercased() == text.lowercased()
    }) {
      return "the rule '\(rule.name)' is not run: \(reason)"
    }
    if isFile, let error = library.errors.first { return error.description }
    let near = nearestName(to: text, among: library.programs.map(\.rule.name))
    return "there is no rule file, id or name '\(text)'" + (near.map { "; did you mean '\($0)'?" } ?? "")
  }
}
