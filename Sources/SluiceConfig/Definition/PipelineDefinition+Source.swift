extension PipelineDefinition {
  /// The same pipeline with its source changed: for options of a command line.
  package func mapSource(_ change: (any SourceComponent) -> any SourceComponent) -> PipelineDefinition {
    var definition = PipelineDefinition(
      name: name, file: file, directory: directory, source: change(source), sourceLocation: sourceLocation,
      stages: stages, sinks: sinks)
    definition.sourceSettings = sourceSettings
    return definition
  }
}
