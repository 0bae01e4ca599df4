import SluiceConfig
import SluiceDetect

/// A pipeline as a drawing: a node for each component, an edge for what flows from one to the next.
struct PipelineGraph {
  enum Kind { case source, stage, sink }

  struct Node {
    let id: String
    let kind: Kind
    let name: String
    /// What the file sets, and what the plan found, a line each. Not escaped.
    let details: [String]
  }

  struct Edge {
    let from: String
    let to: String
    let label: String
    /// What goes beside the stream: dead letters.
    var isDashed = false
  }

  let name: String
  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []

  /// - Parameter ruleCounts: of the plan, for each stage.
  init(_ definition: PipelineDefinition, ruleCounts: [Int]) {
    name = definition.name
    nodes.append(
      Node(
        id: "source", kind: .source, name: type(of: definition.source).name,
        details: Self.details(definition.sourceSettings)))
    var last = "source"
    var content = "blobs"
    var refusers: [String] = []
    var detectors: [String] = []
    for (number, stage) in definition.stages.enumerated() {
      let id = "stage\(number)"
      var details: [String] = []
      if stage.component is DetectStage, ruleCounts.indices.contains(number) {
        details.append(ruleCounts[number] == 1 ? "1 rule" : "\(ruleCounts[number]) rules")
        detectors.append(id)
      }
      nodes.append(
        Node(
          id: id, kind: .stage, name: type(of: stage.component).name, details: details + Self.details(stage.settings)))
      edges.append(Edge(from: last, to: id, label: content))
      switch stage.component {
      case is any DecompressComponent:
        content = "windows"
        refusers.append(id)
      case is any ParseComponent:
        content = "records"
        refusers.append(id)
      default: break
      }
      last = id
    }
    for (number, sink) in definition.sinks.enumerated() {
      let id = "sink\(number)"
      nodes.append(
        Node(id: id, kind: .sink, name: type(of: sink.component).name, details: Self.details(sink.settings)))
      switch Self.stream(of: sink) {
      case _ where sink.component.takesDeadLetters:
        edges += refusers.map { Edge(from: $0, to: id, label: "dead letters", isDashed: true) }
      case "alerts": edges += detectors.map { Edge(from: $0, to: id, label: "alerts") }
      case let stream: edges.append(Edge(from: last, to: id, label: stream))
      }
    }
  }

  /// What a sink takes: its key `from`, as the file sets it or as it is declared.
  private static func stream(of sink: PipelineDefinition.SinkEntry) -> String {
    sink.settings.first { $0.name == "from" }?.text
      ?? type(of: sink.component).keys.first { $0.name == "from" }?.defaultText ?? "events"
  }

  /// At most ten lines of at most sixty characters.
  private static func details(_ settings: [ConfigSetting]) -> [String] {
    let lines = settings.map { setting in
      let line = Terminal.printable("\(setting.name): \(setting.text)")
      return line.count <= 60 ? line : line.prefix(59) + "…"
    }
    return lines.count <= 10 ? lines : lines.prefix(9) + ["… \(lines.count - 9) more"]
  }
}
