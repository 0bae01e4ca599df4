private import Foundation
import SluiceConfig
import SluiceCore
import SluiceRules

/// The rules that a detect stage runs.
struct ChosenRules {
  var programs: [RuleProgram] = []
  /// Places of rules that are not run themselves: correlations that are run work on them.
  var helpers: Set<Int> = []
}

extension DetectStage {
  /// Reads the rules, changes them as the pipeline file says, and picks those to run.
  func choose(_ catalog: any FieldCatalog, now: EventTime, _ problems: ProblemCollector) -> ChosenRules {
    let lists = indicators.compactMap { source in source.load(catalog, problems).map { (source: source, list: $0) } }
    var library = RuleLibrary.load(
      paths: rules, placeholders: loadPlaceholders(problems), indicators: lists.map(\.list))
    let all = library.programs.map(\.rule) + library.unsupported.map(\.rule)
    apply(overrides, to: &library, all, problems)
    selection.report(among: all, at: location, to: problems)
    report(library, lists, to: problems)
    ExceptionList(exceptions, at: location(of: Self.exceptions), problems)
      .apply(to: &library.programs, all: all, now: now, problems)
    let chosen = choose(library)
    for program in chosen.programs {
      for caveat in program.rule.caveats + program.rule.scheduleCaveats {
        problems.warning(
          at: SourceLocation(file: program.rule.origin, line: 1, column: 1), "rule '\(program.rule.name)': \(caveat)")
      }
    }
    return chosen
  }

  private func loadPlaceholders(_ problems: ProblemCollector) -> SigmaPlaceholders {
    guard let placeholders else { return SigmaPlaceholders() }
    do {
      return try SigmaPlaceholders.load(placeholders)
    } catch {
      for error in error.errors { problems.error(error, at: location(of: Self.placeholders)) }
      return SigmaPlaceholders()
    }
  }

  private func apply(
    _ overrides: [RuleOverride], to library: inout RuleLibrary, _ all: [Rule], _ problems: ProblemCollector
  ) {
    for override in overrides where !override.rules.text.isEmpty {
      if !all.contains(where: { override.rules.matches($0) }) {
        problems.warning(
          at: override.location ?? location,
          "the override names '\(override.rules.text)', and no rule has that id or name",
          suggestion: override.rules.nearest(among: all))
      }
      for index in library.programs.indices where override.rules.matches(library.programs[index].rule) {
        override.apply(to: &library.programs[index].rule)
      }
    }
  }

  /// The selected rules, and those that selected correlations work on.
  private func choose(_ library: RuleLibrary) -> ChosenRules {
    var places: [String: Int] = [:]
    for (place, program) in library.programs.enumerated() { places[program.rule.id] = place }
    let selected = Set(library.programs.indices.filter { selection.refusal(of: library.programs[$0].rule) == nil })
    var needed = selected
    var open = Array(selected)
    while let place = open.popLast() {
      guard case .correlation(let correlation) = library.programs[place].body else { continue }
      for id in correlation.rules {
        if let source = places[id], needed.insert(source).inserted { open.append(source) }
      }
    }
    var chosen = ChosenRules()
    for place in needed.sorted() {
      if !selected.contains(place) { chosen.helpers.insert(chosen.programs.count) }
      chosen.programs.append(library.programs[place])
    }
    return chosen
  }
}
