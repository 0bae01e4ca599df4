/// A path as a pipeline file has it, and where it leads.
package struct ConfigPath: Hashable, Sendable, CustomStringConvertible {
  /// As written.
  package let text: String
  /// Absolute: relative paths start at the pipeline file's folder, `~` is HOME. `-` stays (the standard stream).
  /// Symbolic links and `..` are left to the system.
  package let path: String
  package let location: SourceLocation

  package init(text: String, path: String, location: SourceLocation) {
    self.text = text
    self.path = path
    self.location = location
  }

  init(_ text: String, base: PathBase, location: SourceLocation) {
    self.init(text: text, path: base.resolve(text), location: location)
  }

  /// Whether the path is `-`.
  package var isStandardStream: Bool { text == "-" }
  package var description: String { text }
}

/// What relative paths start from.
struct PathBase: Sendable {
  /// Absolute.
  let directory: String
  /// For `~`; nil where HOME is not set.
  let home: String?

  /// - Complexity: O(*n*), no I/O.
  func resolve(_ text: String) -> String {
    if text.isEmpty || text == "-" || text.hasPrefix("/") { return text }
    if let home, text == "~" || text.hasPrefix("~/") { return home + text.dropFirst() }
    var rest = text[...]
    while rest.hasPrefix("./") { rest = rest.dropFirst(2).drop { $0 == "/" } }
    if rest.isEmpty || rest == "." { return directory }
    return directory.hasSuffix("/") ? directory + rest : "\(directory)/\(rest)"
  }
}
