import SluiceConfig

/// What a pipeline file can name, from the components' own declarations.
struct ComponentListing {
  enum Kind: String, CaseIterable {
    case source, stage, sink
  }

  struct Entry {
    let kind: Kind
    let name: String
    let summary: String
    let keys: [any ConfigKeyDeclaration]
  }

  let entries: [Entry]

  init(_ registry: ComponentRegistry) {
    func entry(_ kind: Kind, _ component: any Component.Type) -> Entry {
      Entry(kind: kind, name: component.name, summary: component.summary, keys: component.keys)
    }
    entries =
      registry.sources.map { entry(.source, $0) } + registry.stages.map { entry(.stage, $0) }
      + registry.sinks.map { entry(.sink, $0) }
  }

  /// One line for each component.
  var overview: String {
    Kind.allCases.map { kind in
      let lines = entries.filter { $0.kind == kind }.map { entry in
        "  " + entry.name.padding(to: 12) + entry.summary
      }
      return "\(kind.rawValue)s\n" + lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// A component with its keys, for a terminal.
  static func text(_ entry: Entry) -> String {
    "\(entry.name) (\(entry.kind.rawValue)): \(entry.summary)\n" + text(entry.keys, indent: "  ")
  }

  private static func text(_ keys: [any ConfigKeyDeclaration], indent: String) -> String {
    keys.map { key in
      var lines = "\n\(indent)\(key.name)  \(key.type)"
      if key.isRequired { lines += "; required" }
      if let text = key.defaultText { lines += "; default \(text)" }
      lines += "\n\(indent)    \(key.documentation)"
      if let inner = sectionKeys(key.type) { lines += "\n" + text(inner, indent: indent + "    ") }
      return lines
    }.joined(separator: "\n")
  }

  /// The keys as a table in Markdown, nested ones with the path to them.
  static func markdown(_ keys: [any ConfigKeyDeclaration]) -> String {
    "| key | value | default | |\n| --- | --- | --- | --- |\n" + rows(keys, prefix: "").joined(separator: "\n")
  }

  private static func rows(_ keys: [any ConfigKeyDeclaration], prefix: String) -> [String] {
    keys.flatMap { key -> [String] in
      let inner = sectionKeys(key.type)
      let isList = if case .list = key.type { true } else { false }
      let value = key.isRequired ? "required" : key.defaultText.map { "`\(escaped($0))`" } ?? ""
      let row = "| `\(prefix)\(key.name)` | \(escaped("\(key.type)")) | \(value) | \(escaped(key.documentation)) |"
      return [row] + (inner.map { rows($0, prefix: "\(prefix)\(key.name)\(isList ? "[]" : "").") } ?? [])
    }
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  private static func sectionKeys(_ type: ConfigType) -> [DeclaredKey]? {
    switch type {
    case .section(let keys): keys
    case .list(of: .section(let keys)): keys
    default: nil
    }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
