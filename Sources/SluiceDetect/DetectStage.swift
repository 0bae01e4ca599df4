package import SluiceConfig
import SluiceCore
import SluiceECS
import SluiceMatch
import SluiceRules

/// Runs detection rules over the records. Each match is an alert, which sinks write (`from: alerts`).
package struct DetectStage: RecordStageComponent {
  package static let name = "detect"
  package static let summary = "Runs detection rules over the events; what they find are alerts."

  static let rules = ConfigKey.paths(
    "rules", "Files of Elastic detection rules (*.toml), and folders that hold such files at any depth.")
  package static let keys: [any ConfigKeyDeclaration] = [rules]

  /// Paths of rules and folders of rules.
  package let rules: [String]
  /// Where they are named; nil on a command line.
  private let location: SourceLocation?

  package init(_ section: ConfigSection) {
    rules = section.value(Self.rules).map(\.path)
    location = section.location(of: Self.rules.name)
  }

  /// For commands: paths relative to the working directory.
  package init(rules: [String]) {
    self.rules = rules
    location = nil
  }

  package func plan(_ context: inout PlanContext) -> any RecordStagePlan {
    let library = RuleLibrary.load(paths: rules)
    report(library, to: context.problems)
    let programs = library.programs.filter(\.rule.isEnabled)
    let rules = RuleSet(compiling: programs, catalog: context.catalog, in: &context.projection)
    reportUnknownFields(rules, to: context.problems)
    let detector = context.detectors
    context.detectors += 1
    for program in programs { context.ruleNames[program.rule.id] = program.rule.name }
    Self.setAlertWriter(detector, programs.map { RuleMembers($0.rule) }, &context)
    return DetectPlan(rules: rules, detector: detector)
  }

  /// Makes the context's alert writers know this stage's rules, beside those of the detect stages in front of it.
  private static func setAlertWriter(_ detector: Int, _ rules: [RuleMembers], _ context: inout PlanContext) {
    let earlier = context.alertWriter
    context.alertWriter = { format, context in
      let makeEarlier = earlier?(format, &context)
      let makeEvent = context.rereadingEventWriter(.ecs, &context)
      let makeRaw = context.rereadingEventWriter(.raw, &context)
      let tags = context.tags
      return { projection in
        AlertDocumentWriter(
          detector: detector, rules: rules, tags: tags, format: format, eventWriter: makeEvent(projection),
          rawWriter: makeRaw(projection), earlier: makeEarlier?(projection))
      }
    }
  }

  private func report(_ library: RuleLibrary, to problems: ProblemCollector) {
    for error in library.errors {
      let message = error.message + (error.hint.map { "; \($0)" } ?? "")
      if error.line > 0 {
        problems.error(
          at: SourceLocation(file: error.file, line: error.line, column: max(1, error.column)), message)
      } else {
        // About a file or folder as a whole: the place is where it is named.
        problems.error(at: location, "\(error.file): \(message)")
      }
    }
    var types: [String: (count: Int, reason: String, isOnlyReason: Bool)] = [:]
    for (rule, reason) in library.unsupported {
      var entry = types[rule.type] ?? (0, reason, true)
      entry.count += 1
      entry.isOnlyReason = entry.isOnlyReason && entry.reason == reason
      types[rule.type] = entry
    }
    for (type, entry) in types.sorted(by: { $0.key < $1.key }) {
      let rules = entry.count == 1 ? "1 rule of type \(type) is" : "\(entry.count) rules of type \(type) are"
      problems.warning(at: location, "\(rules) not run" + (entry.isOnlyReason ? ": \(entry.reason)" : ""))
    }
    for program in library.programs {
      for caveat in program.rule.caveats {
        problems.warning(
          at: SourceLocation(file: program.rule.origin, line: 1, column: 1), "rule '\(program.rule.name)': \(caveat)")
      }
    }
    let disabled = library.programs.count { !$0.rule.isEnabled }
    if disabled > 0 {
      problems.warning(
        at: location, "\(disabled) rule\(disabled == 1 ? " is" : "s are") not run: enabled = false in its file")
    }
    if disabled == library.programs.count, library.errors.isEmpty {
      problems.warning(at: location, "none of the rules can be run: there will be no alerts")
    }
  }

  private func reportUnknownFields(_ rules: RuleSet, to problems: ProblemCollector) {
    let enriched = Set(CloudTrailCatalog.enrichedFieldNames)
    for (index, unknown) in Dictionary(grouping: rules.unknownFields, by: \.rule).sorted(by: { $0.key < $1.key }) {
      let rule = rules.programs[index].rule
      let fields = unknown.map(\.field)
      let needed = fields.filter(enriched.contains)
      let absent = fields.filter { !enriched.contains($0) }
      var reasons: [String] = []
      if !absent.isEmpty { reasons.append("records never have \(absent.joined(separator: ", "))") }
      if !needed.isEmpty { reasons.append("\(needed.joined(separator: ", ")) would need enrichment") }
      problems.warning(
        at: SourceLocation(file: rule.origin, line: 1, column: 1),
        "rule '\(rule.name)': \(reasons.joined(separator: "; ")): what it asks of them does not hold")
    }
  }
}

/// A planned detect stage.
struct DetectPlan: RecordStagePlan {
  let rules: RuleSet
  let detector: Int

  func makeStage(_ lane: LaneContext) -> any RecordStage {
    DetectOperator(rules, detector: detector, ledger: lane.ledger)
  }
}
