/// A mapping of a pipeline file, read key by key.
///
/// Who creates it knows its keys: unknown ones are reported at once, each with the nearest name. `value(_:)` reports
/// what is missing or of a wrong type, and returns the default or a placeholder, so that all mistakes are found in
/// one go.
package final class ConfigSection: Sendable {
  /// Where the section is named.
  package let location: SourceLocation
  package let problems: ProblemCollector
  /// Its place in the file, such as `sinks.0.file`.
  package let path: String
  let base: PathBase
  private let entries: [String: ConfigNode.Entry]
  let keys: [any ConfigKeyDeclaration]

  init(
    _ entries: [ConfigNode.Entry], keys: [any ConfigKeyDeclaration], path: String, location: SourceLocation,
    base: PathBase, problems: ProblemCollector
  ) {
    self.entries = Dictionary(entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.keys = keys
    self.path = path
    self.location = location
    self.base = base
    self.problems = problems
    reportUnknown(entries, keys.map(\.name))
  }

  /// Reads a key. Mistakes go to `problems`.
  package func value<Value>(_ key: ConfigKey<Value>) -> Value {
    guard let entry = entries[key.name] else {
      if key.isRequired {
        problems.error(
          at: location, "missing key '\(key.name)' in \(label)", expected: "\(key.type): \(key.documentation)",
          path: join(path, key.name))
      }
      return key.absent(self)
    }
    if entry.value.isNull {
      if key.isRequired {
        problems.error(
          at: entry.location, "'\(key.name)' in \(label) has no value", expected: "expected \(key.type)",
          path: join(path, key.name))
      }
      return key.absent(self)
    }
    let reading = KeyReading(name: key.name, path: join(path, key.name), section: self)
    return key.read(entry.value, reading) ?? key.absent(self)
  }

  /// Where the value of a key stands; the section's place if the key is absent.
  package func location(of key: String) -> SourceLocation { entries[key]?.value.location ?? location }

  /// Whether the key is there, with a value.
  package func contains(_ name: String) -> Bool { entries[name].map { !$0.value.isNull } ?? false }

  func entry(_ name: String) -> ConfigNode.Entry? { entries[name] }

  /// What messages call the section: its last name, with the number if it is in a list.
  package var label: String { Self.label(path) }

  static func label(_ path: String) -> String {
    let names = path.split(separator: ".")
    guard let last = names.last else { return "the pipeline file" }
    return Int(last) == nil || names.count < 2 ? String(last) : names.suffix(2).joined(separator: ".")
  }

  private func reportUnknown(_ entries: [ConfigNode.Entry], _ names: [String]) {
    for entry in entries where !names.contains(entry.name) {
      problems.error(
        at: entry.location, "unknown key '\(entry.name)' in \(label)",
        expected: names.isEmpty ? "it takes no keys" : "keys: \(names.joined(separator: ", "))",
        suggestion: nearestName(to: entry.name, among: names), path: join(path, entry.name))
    }
  }
}

extension ConfigSection {
  /// A section of its own, from the text of a YAML mapping; an empty one where the text is none, which is reported. For
  /// sections that no pipeline file has: tests, and components that commands make.
  package convenience init(
    yaml: String, keys: [any ConfigKeyDeclaration], path: String = "section", file: String = "section.yaml",
    directory: String = "/", environment: [String: String] = [:], problems: ProblemCollector
  ) {
    var document = YAMLDocument(
      yaml, file: file, variables: Variables(environment: environment), problems: problems)
    var entries: [ConfigNode.Entry] = []
    if let root = yaml.allSatisfy(\.isWhitespace) ? nil : document.read() {
      if case .mapping(let found) = root.content {
        entries = found
      } else if !root.isNull {
        problems.error(
          at: root.location, "\(path) can't be \(root.summary)", expected: "expected a mapping", path: path)
      }
    }
    self.init(
      entries, keys: keys, path: path, location: SourceLocation(file: file, line: 1, column: 1),
      base: PathBase(directory: directory, home: environment["HOME"]), problems: problems)
  }
}

/// A path in a pipeline file, such as `sinks.0.file`.
func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
