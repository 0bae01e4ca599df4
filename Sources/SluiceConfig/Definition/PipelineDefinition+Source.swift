extension PipelineDefinition {
  /// The same pipeline with its source changed: for options of a command line.
  package func mapSource(_ change: (any SourceComponent) -> any SourceComponent) -> PipelineDefinition {
    var definition = self
    definition.source = change(source)
    return definition
  }
}
