extension PipelineDefinition {
  /// The same pipeline with its sinks changed: for options of a command line.
  package func mapSinks(_ change: (any SinkComponent) -> any SinkComponent) -> PipelineDefinition {
    with(sinks: sinks.map { SinkEntry(change($0.component), location: $0.location, path: $0.path) })
  }

  /// The same pipeline with one more sink, in front of the others: it gets what they get, also where they fail.
  package func adding(_ sink: some SinkComponent) -> PipelineDefinition {
    let location = sinks.first?.location ?? sourceLocation
    return with(sinks: [SinkEntry(sink, location: location, path: type(of: sink).name)] + sinks)
  }

  private func with(sinks: [SinkEntry]) -> PipelineDefinition {
    var definition = self
    definition.sinks = sinks
    return definition
  }
}
