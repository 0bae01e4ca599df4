private import Foundation
package import SluiceConfig
import SluiceCore
import SluiceECS
import SluiceMatch
import SluiceRules

/// Runs detection rules over the records. What they find are alerts, which sinks write (`from: alerts`).
package struct DetectStage: RecordStageComponent {
  package static let name = "detect"
  package static let summary = "Runs detection rules over the events; what they find are alerts."

  /// Paths of rules and folders of rules.
  package let rules: [String]
  package let options: DetectionOptions
  package let selection: RuleSelection
  package let overrides: [RuleOverride]
  /// Paths of files of exceptions.
  package let exceptions: [String]
  package let indicators: [IndicatorSource]
  /// The path of the file with Sigma's placeholders.
  package let placeholders: String?
  private let reload: ReloadMode
  /// Where they are named; nil on a command line.
  let location: SourceLocation?
  /// Where the rules' costs are counted, where somebody wants to know them.
  package var profile: DetectionProfile?
  private let section: ConfigSection?

  package init(_ section: ConfigSection) {
    rules = section.value(Self.rules).map(\.path)
    options = Self.options(section)
    selection = RuleSelection(section)
    overrides = section.value(Self.overrides).map { RuleOverride($0) }
    exceptions = section.value(Self.exceptions).map(\.path)
    indicators = section.value(Self.indicators).map { IndicatorSource($0) }
    placeholders = section.value(Self.placeholders)?.path
    reload = section.value(Self.reload)
    location = section.location(of: Self.rules.name)
    self.section = section
  }

  /// For commands: paths relative to the working directory.
  package init(
    rules: [String], options: DetectionOptions = DetectionOptions(), selection: RuleSelection = RuleSelection(),
    overrides: [RuleOverride] = [], exceptions: [String] = [], indicators: [IndicatorSource] = [],
    placeholders: String? = nil
  ) {
    self.rules = rules
    self.options = options
    self.selection = selection
    self.overrides = overrides
    self.exceptions = exceptions
    self.indicators = indicators
    self.placeholders = placeholders
    reload = .auto
    location = nil
    section = nil
  }

  package func watchedPaths(isLive: Bool) -> [String] {
    guard reload == .changes || reload == .auto && isLive else { return [] }
    return rules + exceptions + indicators.map(\.path) + [placeholders].compactMap(\.self)
  }

  /// Where a key stands; nil on a command line.
  func location(of key: any ConfigKeyDeclaration) -> SourceLocation? { section?.location(of: key.name) }

  package func plan(_ context: inout PlanContext) -> any RecordStagePlan {
    let now = EventTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
    let chosen = choose(context.catalog, now: now, context.problems)
    let programs = chosen.programs
    let document: any FieldCatalog =
      options.ignoresLongKeywords ? IgnoreAboveCatalog(context.catalog) : context.catalog
    let catalogs = (document: document, record: context.recordCatalog)
    let assembly = DetectionAssembly(
      programs, helpers: chosen.helpers, catalogs: catalogs, options: options, in: &context.projection)
    let rules = RuleSet(compiling: assembly.selectors, catalogs: catalogs, in: &context.projection)
    report(rules, assembly, to: context.problems)
    let detector = context.detectors
    context.detectors += 1
    let orderedStage = context.orderedStages
    context.orderedStages += 1
    for program in programs { context.ruleNames[program.rule.id] = program.rule.name }
    context.alertRules.append(programs.map { AlertRule($0.rule) })
    let catalog = context.catalog
    let members = RuleMembersTable(programs.map(\.rule)) { catalog.field(named: $0) != nil }
    Self.setAlertWriter(detector, members, rules, &context)
    let ordered = context.recordReader.flatMap {
      OrderedDetection(
        assembly, detector: detector, document: catalog, tags: context.tags, makeReader: $0, profile: profile,
        in: &context.projection)
    }
    profile?.set(chosen.programs.map(\.rule))
    let timestamp = assembly.eventQueries.isEmpty ? nil : catalog.field(named: "@timestamp")
    let isKeptBack = programs.map { $0.rule.buildingBlockType != nil && !options.showsBuildingBlocks }
    return DetectPlan(
      detector: detector, orderedStage: orderedStage, rules: rules,
      alertRules: assembly.alertRules, ruleIDs: programs.map(\.rule.id), isKeptBack: isKeptBack,
      limits: assembly.limits,
      timestamp: timestamp?.bind(in: &context.projection), eventQueries: assembly.eventQueries,
      extractor: ordered?.extractor, profile: profile, ruleOfSelector: assembly.roles.map(\.rule),
      makeCorrelator: { ordered?.correlator($0) })
  }

  /// Makes the context's alert writers know this stage's rules, beside those of the detect stages in front of it.
  private static func setAlertWriter(
    _ detector: Int, _ rules: RuleMembersTable, _ compiled: RuleSet, _ context: inout PlanContext
  ) {
    let earlier = context.alertWriter
    context.alertWriter = { format, context in
      let makeEarlier = earlier?(format, &context)
      let makeEvent = context.rereadingEventWriter(.ecs, &context)
      let makeRaw = context.rereadingEventWriter(.raw, &context)
      let tags = context.tags
      return { projection in
        AlertDocumentWriter(
          detector: detector, rules: rules, indicators: compiled.indicatorTables, tags: tags, format: format,
          eventWriter: makeEvent(projection), rawWriter: makeRaw(projection), earlier: makeEarlier?(projection))
      }
    }
  }
}
