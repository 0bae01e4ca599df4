package import SluiceConfig
import SluiceCore

/// Writes JSON lines to the standard output.
package struct StdoutSink: SinkComponent {
  package static let name = "stdout"
  package static let summary = "Writes alerts, events or dead letters to the standard output, one JSON document a line."
  package static let keys: [any ConfigKeyDeclaration] = StreamSelection.keys

  let selection: StreamSelection

  package var takesDeadLetters: Bool { selection.stream == .deadLetters }

  package init(_ section: ConfigSection) { selection = StreamSelection(section) }

  package func plan(_ context: inout PlanContext, label: String) -> any SinkPlan {
    StdoutSinkPlan(
      label: label, stream: selection.plan(&context), descriptor: OutputDescriptor(number: 1, path: "standard output"))
  }
}

/// A planned sink for the standard output.
struct StdoutSinkPlan: SinkPlan {
  let label: String
  let stream: StreamPlan
  let descriptor: OutputDescriptor

  func open(_ projection: Projection) throws(SinkError) -> any Sink {
    StdoutSinkWriter(self, projection, isTerminal: descriptor.isTerminal)
  }
}
