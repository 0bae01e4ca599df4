/// A pattern for paths: `*` and `?` within a name, `[a-z]` and `[!a-z]` for one character, `**` for any number of
/// directories, `\` before a character that stands for itself. All else is literal, braces too.
package struct Glob: Hashable, Sendable {
  enum Component: Hashable, Sendable {
    /// `**`
    case anyDirectories
    case name(NamePattern)
  }

  let components: [Component]

  package init(_ pattern: String) {
    components = Array(pattern.utf8).split(separator: 0x2F)
      .map { $0.elementsEqual([0x2A, 0x2A]) ? .anyDirectories : .name(NamePattern(Array($0))) }
  }

  /// Whether the pattern has any special character; if not, it is a plain path.
  package static func isPattern(_ text: String) -> Bool { text.utf8.contains { [0x2A, 0x3F, 0x5B].contains($0) } }

  /// Whether the pattern matches the whole of `path`.
  ///
  /// - Complexity: O(*n* × *m*) for one `**`; each further one multiplies by the number of directories.
  package func matches(_ path: String) -> Bool { matches(Array(path.utf8)[...]) }

  func matches(_ path: ArraySlice<UInt8>) -> Bool {
    Self.match(components[...], path.split(separator: 0x2F)[...])
  }

  private static func match(_ components: ArraySlice<Component>, _ names: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    guard let first = components.first else { return names.isEmpty }
    let rest = components.dropFirst()
    switch first {
    case .name(let pattern):
      guard let name = names.first, pattern.matches(name) else { return false }
      return match(rest, names.dropFirst())
    case .anyDirectories:
      // Several in a row are as good as one.
      if rest.first == .anyDirectories { return match(rest, names) }
      return (0...names.count).contains { match(rest, names.dropFirst($0)) }
    }
  }
}
