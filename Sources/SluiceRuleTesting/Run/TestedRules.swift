import Foundation
import SluiceRules

/// The rules that a test file runs.
struct TestedRules {
  /// In the order of their files.
  var programs: [RuleProgram] = []
  /// Ids of those whose alerts count.
  var tested: Set<String> = []
  /// The file of the tested rules.
  var path: String
  var errors: [RuleFileError] = []
  var unsupported: [(rule: Rule, reason: String)] = []

  /// - Parameter shelf: rules that are found by their ids.
  init(_ file: RuleTestFile, shelf: RuleLibrary) {
    path = file.rulePath ?? file.path
    var library = RuleLibrary()
    if let rule = file.rulePath {
      library = Self.load(rule, file.rulePaths)
    } else if !file.rulePaths.isEmpty {
      library = RuleLibrary.load(paths: file.rulePaths)
    }
    errors = library.errors
    var ids = Set(file.companions)
    if let id = file.ruleID {
      ids.insert(id)
      tested = [id]
      if !library.programs.contains(where: { $0.rule.id == id }),
        !library.unsupported.contains(where: { $0.rule.id == id })
      {
        library.programs += shelf.programs.filter { $0.rule.id == id }
        library.unsupported += shelf.unsupported.filter { $0.rule.id == id }
        errors += shelf.errors
      }
    }
    library.programs += shelf.programs.filter { candidate in
      file.companions.contains(candidate.rule.id) && !library.programs.contains { $0.rule.id == candidate.rule.id }
    }
    let known = Set((library.programs.map(\.rule) + library.unsupported.map(\.rule)).map(\.id))
    for id in ids.sorted() where !known.contains(id) {
      errors.append(RuleFileError(file: file.path, line: 1, column: 1, message: "there is no rule with the id \(id)"))
    }
    let wanted = Set(([file.rulePath].compactMap { $0 } + file.rulePaths).map(RuleTestPaths.normal))
    if file.ruleID == nil {
      let main = file.rulePath.map(RuleTestPaths.normal)
      tested = Set(library.programs.filter { RuleTestPaths.normal($0.rule.origin) == main }.map(\.rule.id))
    }
    programs = Self.closure(
      of: library.programs.filter { program in
        tested.contains(program.rule.id) || ids.contains(program.rule.id)
          || wanted.contains { RuleTestPaths.normal(program.rule.origin).isAt($0) }
      }, in: library.programs)
    unsupported = library.unsupported.filter { rule, _ in
      ids.contains(rule.id) || RuleTestPaths.normal(rule.origin) == file.rulePath.map(RuleTestPaths.normal)
    }
    if let first = programs.first(where: { tested.contains($0.rule.id) }) { path = first.rule.origin }
  }

  /// A Sigma correlation or filter needs other files of its folder.
  private static func load(_ rule: String, _ others: [String]) -> RuleLibrary {
    let alone = RuleLibrary.load(paths: [rule] + others)
    let isElastic = rule.hasSuffix(".toml")
    if alone.errors.isEmpty && alone.unsupported.isEmpty || isElastic { return alone }
    let folder = URL(fileURLWithPath: rule).deletingLastPathComponent().path
    var together = RuleLibrary.load(paths: [rule, folder] + others)
    together.errors.removeAll { RuleTestPaths.normal($0.file) != RuleTestPaths.normal(rule) }
    let wasLost = alone.errors.count + alone.unsupported.count
    let isLost =
      together.errors.count
      + together.unsupported.count { RuleTestPaths.normal($0.rule.origin) == RuleTestPaths.normal(rule) }
    return isLost < wasLost ? together : alone
  }

  /// Those rules and all that they work on, in the library's order.
  private static func closure(of programs: [RuleProgram], in all: [RuleProgram]) -> [RuleProgram] {
    var wanted = Set(programs.map(\.rule.id))
    var next = programs
    while let program = next.popLast() {
      guard case .correlation(let correlation) = program.body else { continue }
      for source in all where correlation.rules.contains(source.rule.id) && !wanted.contains(source.rule.id) {
        wanted.insert(source.rule.id)
        next.append(source)
      }
    }
    return all.filter { wanted.contains($0.rule.id) }
  }
}

extension String {
  /// Whether the path is the other one, or below it.
  fileprivate func isAt(_ path: String) -> Bool { self == path || hasPrefix(path + "/") }
}
