/// A component as a pipeline file names it: `decompress`, `decompress:`, or `decompress: { … }`.
struct NamedNode {
  enum Kind: String { case source, stage, sink }

  /// Nil where there is no such component, which is reported.
  let type: (any Component.Type)?
  /// Where it is named.
  let location: SourceLocation
  /// Such as `stages.0.decompress`.
  let path: String
  private let body: ConfigNode

  /// Nil where no name can be made out, which is reported.
  init?(
    _ node: ConfigNode, kind: Kind, path parent: String, _ registry: ComponentRegistry, _ problems: ProblemCollector
  ) {
    let candidates = registry.components(kind)
    let names = candidates.map { $0.name }
    let expected = "\(kind.rawValue)s: \(names.joined(separator: ", "))"
    let name: String
    switch node.content {
    case .scalar(let scalar) where !node.isNull:
      if scalar.isUnresolved { return nil }
      name = scalar.text
      location = node.location
      body = .empty(at: node.location)
    case .mapping(let entries) where entries.count == 1:
      name = entries[0].name
      location = entries[0].location
      body = entries[0].value
    case .mapping(let entries) where entries.count > 1:
      Self.report(entries, kind, parent, candidates, problems)
      return nil
    case .mapping, .scalar:
      problems.error(at: node.location, "\(parent) names no \(kind.rawValue)", expected: expected, path: parent)
      return nil
    case .sequence:
      let hint = kind == .source ? "; a pipeline has one source" : ""
      problems.error(
        at: node.location, "\(parent) can't be a list", expected: "expected one \(kind.rawValue)\(hint)", path: parent)
      return nil
    }
    path = "\(parent).\(name)"
    type = candidates.first { $0.name == name }
    if type == nil {
      let others = [Kind.source, .stage, .sink].filter { $0 != kind }
      let other = others.first { registry.components($0).contains { $0.name == name } }
      let message =
        other.map { "'\(name)' is a \($0.rawValue), not a \(kind.rawValue)" } ?? "unknown \(kind.rawValue) '\(name)'"
      problems.error(
        at: location, message, expected: expected,
        suggestion: other == nil ? nearestName(to: name, among: names) : nil, path: path)
    }
  }

  /// The component's settings; nil where they are no mapping, which is reported.
  func section(_ base: PathBase, _ problems: ProblemCollector) -> ConfigSection? {
    guard let type else { return nil }
    let entries: [ConfigNode.Entry]
    switch body.content {
    case .mapping(let found): entries = found
    case .scalar where body.isNull: entries = []
    default:
      let keys = type.keys.map { $0.name }
      if !body.isUnresolved {
        problems.error(
          at: body.location, "\(type.name) can't be \(body.summary)",
          expected: keys.isEmpty ? "it takes no keys" : "expected a mapping with keys: \(keys.joined(separator: ", "))",
          path: path)
      }
      return nil
    }
    return ConfigSection(entries, keys: type.keys, path: path, location: location, base: base, problems: problems)
  }

  /// Several names in one entry: either keys that stand too far left, or components that lack their `- `.
  private static func report(
    _ entries: [ConfigNode.Entry], _ kind: Kind, _ parent: String, _ candidates: [any Component.Type],
    _ problems: ProblemCollector
  ) {
    let names = entries.map { "'\($0.name)'" }.joined(separator: ", ")
    let component = candidates.first { $0.name == entries[0].name }
    if let component, entries[0].value.isNull, component.keys.contains(where: { $0.name == entries[1].name }) {
      problems.error(
        at: entries[1].location, "'\(entries[1].name)' stands beside '\(component.name)' instead of inside it",
        expected: "indent it further than '\(component.name)'", path: parent)
      return
    }
    problems.error(
      at: entries[1].location, "\(parent) names \(entries.count) \(kind.rawValue)s: \(names)",
      expected: kind == .source ? "a pipeline has one source" : "begin each with '- '", path: parent)
  }
}

extension ComponentRegistry {
  fileprivate func components(_ kind: NamedNode.Kind) -> [any Component.Type] {
    switch kind {
    case .source: sources.map { $0 }
    case .stage: stages
    case .sink: sinks.map { $0 }
    }
  }
}
