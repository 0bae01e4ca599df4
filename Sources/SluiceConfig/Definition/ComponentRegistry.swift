/// Every component that a pipeline file can name.
package struct ComponentRegistry: Sendable {
  package let sources: [any SourceComponent.Type]
  package let stages: [any Component.Type]
  package let sinks: [any SinkComponent.Type]

  package init(
    sources: [any SourceComponent.Type], stages: [any Component.Type], sinks: [any SinkComponent.Type]
  ) {
    self.sources = sources
    self.stages = stages
    self.sinks = sinks
  }
}
