import Yams

/// Reads YAML into nodes with places. Syntax errors and duplicate keys end the reading; what is wrong with variables is
/// collected.
struct YAMLDocument {
  /// Nodes of one document, aliases expanded: a bound on what a few nested aliases can ask for.
  static let maximumNodes = 100_000

  private let text: String
  private let source: SourceText
  private let file: String
  private let variables: Variables
  private let problems: ProblemCollector
  private var nodes = 0

  init(_ text: String, file: String, variables: Variables, problems: ProblemCollector) {
    // libyaml takes a byte order mark for a character of the first line.
    self.text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    source = SourceText(self.text)
    self.file = file
    self.variables = variables
    self.problems = problems
  }

  /// The root; nil where the document is empty or not YAML, which is reported.
  mutating func read() -> ConfigNode? {
    do {
      guard let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
        problems.error(at: place(1, 1), "the document is empty")
        return nil
      }
      return convert(root)
    } catch let error as YamlError {
      let problem = YAMLProblem(error, source: source)
      problems.error(
        at: place(problem.line, problem.column), problem.message, expected: problem.expected)
    } catch {
      problems.error(at: place(1, 1), "not YAML: \(error)")
    }
    return nil
  }

  private func place(_ line: Int, _ column: Int) -> SourceLocation {
    SourceLocation(file: file, line: line, column: column)
  }

  private mutating func convert(_ node: Node) -> ConfigNode? {
    let location = place(node.mark?.line ?? 1, node.mark?.column ?? 1)
    nodes += 1
    guard nodes <= Self.maximumNodes else {
      if nodes == Self.maximumNodes + 1 {
        problems.error(at: location, "the document has more than \(Self.maximumNodes) values, aliases expanded")
      }
      return nil
    }
    switch node {
    case .scalar(let scalar):
      return convert(scalar, location)
    case .sequence(let sequence):
      var values: [ConfigNode] = []
      for element in sequence {
        guard let value = convert(element) else { return nil }
        values.append(value)
      }
      return ConfigNode(content: .sequence(values), location: location)
    case .mapping(let mapping):
      guard let entries = convert(mapping) else { return nil }
      return ConfigNode(content: .mapping(entries), location: location)
    case .alias:
      // The parser puts the anchored value in its place.
      return ConfigNode.empty(at: location)
    }
  }

  private func convert(_ scalar: Node.Scalar, _ location: SourceLocation) -> ConfigNode {
    let style: ScalarOrigin.Style =
      switch scalar.style {
      case .any, .plain: .plain
      case .singleQuoted: .singleQuoted
      case .doubleQuoted: .doubleQuoted
      case .literal: .literal
      case .folded: .folded
      }
    let start = TextPlace(line: location.line, column: location.column)
    let origin = ScalarOrigin(source: source, start: start, style: style)
    let written = ConfigScalar(text: scalar.string, isPlain: style == .plain, origin: origin)
    let place = place(origin.start.line, origin.start.column)
    return ConfigNode(
      content: .scalar(variables.expand(written, at: place, problems: problems)), location: place)
  }

  /// Entries in order. `<<` merges mappings in: what the mapping says itself goes first.
  private mutating func convert(_ mapping: Node.Mapping) -> [ConfigNode.Entry]? {
    var entries: [ConfigNode.Entry] = []
    var merged: [ConfigNode.Entry] = []
    for (key, value) in mapping {
      let location = place(key.mark?.line ?? 1, key.mark?.column ?? 1)
      guard case .scalar(let name) = key else {
        problems.error(at: location, "a key must be a text")
        continue
      }
      guard let value = convert(value) else { return nil }
      if name.string == "<<", name.style == .plain {
        merged.append(contentsOf: mergedEntries(value))
      } else {
        entries.append(ConfigNode.Entry(name: name.string, location: location, value: value))
      }
    }
    for entry in merged where !entries.contains(where: { $0.name == entry.name }) { entries.append(entry) }
    return entries
  }

  private func mergedEntries(_ value: ConfigNode) -> [ConfigNode.Entry] {
    switch value.content {
    case .mapping(let entries): return entries
    case .sequence(let values): return values.flatMap(mergedEntries)
    case .scalar:
      problems.error(at: value.location, "'<<' can't be \(value.summary)", expected: "expected a mapping")
      return []
    }
  }
}
