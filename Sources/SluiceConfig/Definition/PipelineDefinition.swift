/// What a pipeline file says: its components with their settings, checked as far as that goes without I/O.
package struct PipelineDefinition: Sendable {
  package struct StageEntry: Sendable {
    package let component: any Component
    /// Where the component is named.
    package let location: SourceLocation
    /// Such as `stages.0.decompress`.
    package let path: String
    /// What the file sets, to show it.
    package let settings: [ConfigSetting]

    package init(
      _ component: any Component, location: SourceLocation, path: String, settings: [ConfigSetting] = []
    ) {
      self.component = component
      self.location = location
      self.path = path
      self.settings = settings
    }
  }

  package struct SinkEntry: Sendable {
    package let component: any SinkComponent
    /// Where the component is named.
    package let location: SourceLocation
    /// Such as `sinks.0.file`.
    package let path: String
    /// What the file sets, to show it.
    package let settings: [ConfigSetting]

    package init(
      _ component: any SinkComponent, location: SourceLocation, path: String, settings: [ConfigSetting] = []
    ) {
      self.component = component
      self.location = location
      self.path = path
      self.settings = settings
    }
  }

  package let name: String
  /// As the user named it.
  package let file: String
  /// The file's folder, absolute: relative paths start there.
  package let directory: String
  package var source: any SourceComponent
  /// Where the source is named.
  package let sourceLocation: SourceLocation
  /// What the file sets, to show it.
  package internal(set) var sourceSettings: [ConfigSetting] = []
  /// In order. What could not be made out is left out.
  package internal(set) var stages: [StageEntry]
  package internal(set) var sinks: [SinkEntry]
  /// Nil where nothing is stored.
  package var state: StateSettings?
  /// Nil where metrics are not served.
  package var metrics: MetricsSettings?
}

/// What a run stores, so that the next one goes on where it stood.
package struct StateSettings: Sendable, Hashable {
  package let path: String
  package let interval: Duration

  package static let defaultInterval = Duration.seconds(5)

  package init(path: String, interval: Duration = Self.defaultInterval) {
    self.path = path
    self.interval = interval
  }

  static let pathKey = ConfigKey.path(
    "path", "The state file (SQLite); it is created where there is none. One sluice at a time works with it.")
  static let intervalKey = ConfigKey.duration(
    "interval", default: defaultInterval, in: .milliseconds(1)...DurationText.longest,
    "How often it is written, at most.")
  static let keys: [any ConfigKeyDeclaration] = [pathKey, intervalKey]

  init?(_ section: ConfigSection) {
    let path = section.value(Self.pathKey)
    interval = section.value(Self.intervalKey)
    if path.isStandardStream {
      section.problems.error(at: path.location, "'-' is no file: the state has to stay")
    }
    guard !path.text.isEmpty else { return nil }
    self.path = path.path
  }
}

extension PipelineDefinition {
  /// A pipeline without a file: for commands that put one together. Messages name its parts by `name`.
  package init(name: String, source: any SourceComponent, stages: [any Component], sinks: [any SinkComponent]) {
    let location = SourceLocation(file: name, line: 1, column: 1)
    self.init(
      name: name, file: name, directory: "/", source: source, sourceLocation: location,
      stages: stages.enumerated().map {
        StageEntry($1, location: location, path: "stages.\($0).\(type(of: $1).name)")
      },
      sinks: sinks.map { SinkEntry($0, location: location, path: type(of: $0).name) })
  }
}

extension PipelineDefinition {
  static let nameKey = ConfigKey.optionalString("name", "What the pipeline is called; by default as its file.")
  static let sourceKey = KeyOutline(name: "source", type: .any, documentation: "Where the data comes from.")
  static let stagesKey = KeyOutline(
    name: "stages", type: .list(of: .any), documentation: "What is done with it, in order.")
  static let sinksKey = KeyOutline(name: "sinks", type: .list(of: .any), documentation: "Where results go.")

  /// The top-level keys.
  package static let keys: [any ConfigKeyDeclaration] = [
    nameKey, sourceKey, stagesKey, sinksKey, stateKey, metricsKey,
  ]

  static let stateKey = ConfigKey.section(
    "state", StateSettings.keys,
    """
    Where to store what is known between runs: the state of rules, how far sources were read, how far files were written. \
    A run that was stopped or killed goes on from there, and nothing is lost or doubled.
    """)

  static let metricsKey = ConfigKey.section(
    "metrics", MetricsSettings.keys,
    "Serves what the run counts to Prometheus, and whether it is alive and ready. `{}` for the defaults.")

  /// A required top-level key whose value is made of components.
  struct KeyOutline: ConfigKeyDeclaration {
    let name: String
    let type: ConfigType
    let documentation: String
    var defaultText: String? { nil }
    var isRequired: Bool { true }
  }
}
