extension PipelineDefinition {
  /// The same pipeline with its source changed: for options of a command line.
  package func mapSource(_ change: (any SourceComponent) -> any SourceComponent) -> PipelineDefinition {
    var definition = self
    definition.source = change(source)
    return definition
  }

  /// The same pipeline with its stages changed: for options of a command line.
  package func mapStages(_ change: (any Component) -> any Component) -> PipelineDefinition {
    let stages = stages.map { entry in
      StageEntry(change(entry.component), location: entry.location, path: entry.path, settings: entry.settings)
    }
    var definition = PipelineDefinition(
      name: name, file: file, directory: directory, source: source, sourceLocation: sourceLocation, stages: stages,
      sinks: sinks)
    definition.sourceSettings = sourceSettings
    return definition
  }
}
