import SluiceConfig

/// A commented pipeline file to begin with. Keys, defaults and comments are those of the components' declarations; only
/// the values to begin with are written here.
struct PipelineTemplate {
  /// Beside the pipeline file, for editors.
  static let schemaName = "pipeline.schema.json"

  /// The sources that there are.
  static var sourceNames: [String] { BuiltInStages.registry.sources.map { $0.name } }

  private let source: any Component.Type
  private let registry: ComponentRegistry

  /// Nil where there is no such source.
  init?(source: String, registry: ComponentRegistry) {
    guard let type = registry.sources.first(where: { $0.name == source }) else { return nil }
    self.source = type
    self.registry = registry
  }

  /// - Parameters:
  ///   - file: What the file will be called.
  ///   - rules: The rules that come with sluice; nil if they were not found.
  func text(file: String, rules: String?) -> String {
    let values = BeginningValues(rules: rules)
    let file = file.split(separator: "/").last.map(String.init) ?? file
    var lines = """
      # yaml-language-server: $schema=\(Self.schemaName)
      #
      # A sluice pipeline: what is read, what is done with it, and where the results go.
      #
      #   sluice validate \(file)    shows every mistake at once
      #   sluice run \(file)
      #   sluice stages NAME    tells all about a source, stage or sink
      #   sluice schema > \(Self.schemaName)    lets editors complete and check this file
      #
      # Lines that begin with # and a key are what the file may say besides, with the default.
      # ${NAME} and ${NAME:-default} in any value stand for an environment variable.

      source:
      """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines += CommentedComponent(source, values: values.source(source)).lines(indent: 2, isInList: false)
    lines += ["", "stages:"]
    for stage in registry.stages {
      let set = values.stage(stage)
      lines += CommentedComponent(stage, values: set ?? [:], isActive: set != nil).lines(indent: 2, isInList: true)
    }
    lines += ["", "sinks:"]
    for sink in registry.sinks {
      let set = values.sink(sink)
      lines += CommentedComponent(sink, values: set ?? [:], isActive: set != nil).lines(indent: 2, isInList: true)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
