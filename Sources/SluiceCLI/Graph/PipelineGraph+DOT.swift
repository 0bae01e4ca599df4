extension PipelineGraph {
  /// In the DOT language of Graphviz.
  var dot: String {
    var lines = [
      "digraph \(Self.quoted(name)) {", "  rankdir=LR;", "  label=\(Self.quoted(name));",
      "  node [shape=box, fontname=\"Helvetica\", fontsize=11];", "  edge [fontname=\"Helvetica\", fontsize=10];",
    ]
    for node in nodes {
      let shape =
        switch node.kind {
        case .source: "oval"
        case .stage: "box"
        case .sink: "cylinder"
        }
      // `\l` ends a line and sets it to the left.
      let label = "\"" + ([node.name] + node.details).map { Self.escaped($0) + "\\l" }.joined() + "\""
      lines.append("  \(node.id) [shape=\(shape), label=\(label)];")
    }
    for edge in edges {
      let style = edge.isDashed ? ", style=dashed" : ""
      lines.append("  \(edge.from) -> \(edge.to) [label=\(Self.quoted(edge.label))\(style)];")
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String { "\"\(escaped(Terminal.printable(text)))\"" }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
