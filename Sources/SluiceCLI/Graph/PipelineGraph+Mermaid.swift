extension PipelineGraph {
  /// As a Mermaid flowchart.
  var mermaid: String {
    var lines = ["---", "title: \(Self.yaml(name))", "---", "flowchart LR"]
    for node in nodes {
      let (open, close) =
        switch node.kind {
        case .source: ("([", "])")
        case .stage: ("[", "]")
        case .sink: ("[(", ")]")
        }
      let label = (["<b>\(Self.entities(node.name))</b>"] + node.details.map(Self.entities)).joined(separator: "<br/>")
      lines.append("  \(node.id)\(open)\"\(label)\"\(close)")
    }
    for edge in edges {
      lines.append("  \(edge.from) \(edge.isDashed ? "-.->" : "-->")|\"\(Self.entities(edge.label))\"| \(edge.to)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Text inside of a quoted label: what Mermaid or HTML would read otherwise is an entity, which Mermaid writes with
  /// `#` in place of `&`.
  private static func entities(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\"", "#", "&", "<", ">", "`", "\\": result += "#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// The title is a YAML text of its own.
  private static func yaml(_ text: String) -> String {
    "\"" + Terminal.printable(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
