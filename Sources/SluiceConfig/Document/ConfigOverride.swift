/// One `--set` of the command line: a path and the value that it gets, such as `sinks.0.file.path=out.jsonl`.
package struct ConfigOverride: Hashable, Sendable {
  /// Keys, and numbers of list items from 0.
  package let path: [String]
  /// As written. What begins like a quoted scalar, a list or a mapping is read as that; all else is a plain scalar.
  package let value: String

  /// - Throws: `ConfigOverrideError` where there is no `=`, or a part of the path is empty.
  package init(parsing text: String) throws(ConfigOverrideError) {
    guard let equals = text.firstIndex(of: "=") else {
      throw ConfigOverrideError(text: text, reason: "'=' is missing")
    }
    let path = text[..<equals].split(separator: ".", omittingEmptySubsequences: false)
    if path.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw ConfigOverrideError(text: text, reason: "a part of the path is empty")
    }
    self.path = path.map(String.init)
    value = String(text[text.index(after: equals)...])
  }

  /// The option as messages name it.
  var option: String { "--set \(path.joined(separator: "."))" }
}

/// The text of a `--set` is malformed.
package struct ConfigOverrideError: Error, Hashable, Sendable, CustomStringConvertible {
  package let text: String
  package let reason: String

  package var description: String {
    "--set \(text): \(reason) (expected PATH=VALUE, such as sinks.0.file.path=out.jsonl)"
  }
}

extension ConfigOverride {
  /// Puts the value in its place. Missing keys are made; a path that leads nowhere is reported.
  func apply(to root: inout ConfigNode, variables: Variables, problems: ProblemCollector) {
    guard let node = node(variables, problems) else { return }
    do {
      try Self.set(node, in: &root, path[...], done: [])
    } catch {
      problems.error(at: node.location, error.message, expected: error.expected, path: path.joined(separator: "."))
    }
  }

  private func node(_ variables: Variables, _ problems: ProblemCollector) -> ConfigNode? {
    let isFlow = value.hasPrefix("[") || value.hasPrefix("{")
    let isQuoted = value.hasPrefix("\"") || value.hasPrefix("'")
    if isFlow || isQuoted {
      let found = ProblemCollector()
      var document = YAMLDocument(value, file: option, variables: variables, problems: found)
      let node = document.read()
      // A text that only begins with a quote, such as the condition "a" or "b", is not YAML and means itself.
      if isFlow || node != nil {
        for problem in found.problems { problems.add(problem) }
        return node
      }
    }
    let location = SourceLocation(file: option, line: 1, column: 1)
    let origin = ScalarOrigin(source: SourceText(value), start: TextPlace(line: 1, column: 1), style: .plain)
    let scalar = variables.expand(
      ConfigScalar(text: value, isPlain: true, origin: origin), at: location, problems: problems)
    return ConfigNode(content: .scalar(scalar), location: location)
  }

  private struct NoSuchPlace: Error {
    let message: String
    var expected: String?
  }

  private static func set(
    _ value: ConfigNode, in node: inout ConfigNode, _ path: ArraySlice<String>, done: [String]
  ) throws(NoSuchPlace) {
    guard let name = path.first else {
      node = value
      return
    }
    let place = done.isEmpty ? "the pipeline file" : done.joined(separator: ".")
    var entries: [ConfigNode.Entry]
    switch node.content {
    case .sequence(var values):
      guard let index = Int(name), values.indices.contains(index) else {
        throw NoSuchPlace(
          message: "\(place) has no item '\(name)'",
          expected: values.isEmpty ? "the list is empty" : "items: 0 to \(values.count - 1)")
      }
      try set(value, in: &values[index], path.dropFirst(), done: done + [name])
      node.content = .sequence(values)
      return
    case .mapping(let found): entries = found
    case .scalar(let scalar):
      if node.isNull {
        entries = []
      } else if scalar.text == name {
        // A component may be written as its bare name.
        entries = [ConfigNode.Entry(name: name, location: node.location, value: .empty(at: node.location))]
      } else {
        throw NoSuchPlace(message: "\(place) is \(node.summary) and has no key '\(name)'")
      }
    }
    if let index = entries.firstIndex(where: { $0.name == name }) {
      try set(value, in: &entries[index].value, path.dropFirst(), done: done + [name])
    } else {
      var made = ConfigNode.empty(at: value.location)
      try set(value, in: &made, path.dropFirst(), done: done + [name])
      entries.append(ConfigNode.Entry(name: name, location: value.location, value: made))
    }
    node.content = .mapping(entries)
  }
}
