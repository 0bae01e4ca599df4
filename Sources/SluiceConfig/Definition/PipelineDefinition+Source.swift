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
    definition.state = state
    definition.metrics = metrics
    return definition
  }

  /// The pipeline with a stage right behind the one that parses: what a key of the source stands for.
  package func adding(_ stage: some RecordStageComponent, for key: String) -> PipelineDefinition {
    var definition = self
    let place = stages.firstIndex { $0.component is any ParseComponent }.map { $0 + 1 } ?? stages.count
    definition.stages.insert(StageEntry(stage, location: sourceLocation, path: key), at: place)
    return definition
  }
}
