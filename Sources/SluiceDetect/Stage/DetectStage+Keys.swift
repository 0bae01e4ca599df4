package import SluiceConfig
import SluiceRules

extension DetectStage {
  static let rules = ConfigKey.paths(
    "rules",
    "Files of detection rules, Elastic's (*.toml) and Sigma's (*.yml, *.yaml), and folders that hold such files at any depth."
  )
  static let severity = ConfigKey.optionalEnumeration(
    "severity", AlertRule.Severity.self, "The least severity: rules of a lesser one are not run.")
  static let tags = ConfigKey.strings(
    "tags", default: [], "Only rules with one of these tags are run. `*` and `?` are wildcards; case does not count.")
  static let include = ConfigKey.strings(
    "include", default: [], "Only these rules are run: ids or names. `*` and `?` are wildcards; case does not count.")
  static let exclude = ConfigKey.strings(
    "exclude", default: [], "These rules are not run: ids or names, as in `include`.")
  static let maturity = ConfigKey.strings(
    "maturity", default: [],
    "Rules of these maturities (Sigma: statuses) are run, and those without one; when empty, all but `deprecated`.")
  static let overrides = ConfigKey.sections(
    "overrides", RuleOverride.keys, "Changes to rules: what their files say is replaced. Later ones win.")
  static let exceptions = ConfigKey.paths(
    "exceptions", required: false, "YAML files of exceptions: a list of { rules, when, expires, comment }.")
  static let indicators = ConfigKey.sections(
    "indicators", IndicatorSource.keys, "Lists of indicators for rules that match them (`threat_match`).")
  static let placeholders = ConfigKey.optionalPath(
    "placeholders", "A file with the values of placeholders in Sigma rules (`expand`): YAML, or lines `name=value`.")
  static let allowedLateness = ConfigKey.duration(
    "allowed_lateness", default: .seconds(600), in: .zero ... .seconds(30 * 86_400),
    "How far an event may come behind those after it; rules with state wait that long, in event time.")
  static let duplicateHorizon = ConfigKey.duration(
    "duplicate_horizon", default: .seconds(3_600), in: .zero ... .seconds(30 * 86_400),
    "How long events are remembered, so that rules with state count repeats once. 32 bytes and a table entry each.")
  static let learningPeriod = ConfigKey.optionalDuration(
    "learning_period", in: .zero ... .seconds(366 * 86_400),
    "How long after the first event rules for new terms learn what is known; their own history window when absent.")
  static let learning = ConfigKey.enumeration(
    "learning", LearningMode.self, default: .mark,
    "Alerts of rules that still learn: mark (`sluice.learning`), or silent (none).")
  static let maxSignals = ConfigKey.enumeration(
    "max_signals", SignalPolicy.self, default: .mark,
    "Alerts beyond a rule's `max_signals` in one of its intervals: mark (`sluice.max_signals_exceeded`), fold (one closing alert says how many more), off."
  )
  static let buildingBlocks = ConfigKey.boolean(
    "building_blocks", default: false, "Whether sinks get the alerts of building block rules and of a sequence's parts."
  )
  static let ignoreAbove = ConfigKey.boolean(
    "ignore_above", default: false,
    "Whether rules don't see keywords longer than Elastic's mappings index: 8191 characters of request_parameters and response_elements, 1024 of others."
  )
  static let maxGroups = ConfigKey.integer(
    "max_groups", default: 1_000_000, in: 1...1_000_000_000,
    "Groups, partial sequences and terms that one rule may hold; the oldest are given up and counted.")
  static let emit = ConfigKey.enumeration(
    "emit", DetectionOptions.Emission.self, default: .ordered,
    "Alerts of rules with state: ordered (when all events before them have come), or eager (as soon as the events so far make them true)."
  )
  static let reload = ConfigKey.enumeration(
    "reload", ReloadMode.self, default: .auto,
    "When the files of rules, exceptions, indicators and placeholders are read again while the pipeline runs: at SIGHUP, and when they change in any pipeline (changes), in one whose source runs live (auto), or in none (signal)."
  )

  package static let keys: [any ConfigKeyDeclaration] = [
    rules, severity, tags, include, exclude, maturity, overrides, exceptions, indicators, placeholders,
    allowedLateness, duplicateHorizon, learningPeriod, learning, maxSignals, buildingBlocks, maxGroups, emit,
    ignoreAbove, reload,
  ]

  enum ReloadMode: String, CaseIterable, Sendable { case auto, changes, signal }

  enum LearningMode: String, CaseIterable, Sendable { case mark, silent }

  static func options(_ section: ConfigSection) -> DetectionOptions {
    var options = DetectionOptions()
    options.allowedLateness = section.value(allowedLateness).milliseconds
    options.duplicateHorizon = section.value(duplicateHorizon).milliseconds
    options.learningPeriod = section.value(learningPeriod)?.milliseconds
    options.isLearningSilent = section.value(learning) == .silent
    options.signals = section.value(maxSignals)
    options.showsBuildingBlocks = section.value(buildingBlocks)
    options.maximumGroups = section.value(maxGroups)
    options.ignoresLongKeywords = section.value(ignoreAbove)
    options.emission = section.value(emit)
    return options
  }
}

extension Duration {
  fileprivate var milliseconds: Int64 {
    // The keys' ranges keep this far below the limits.
    components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
  }
}
