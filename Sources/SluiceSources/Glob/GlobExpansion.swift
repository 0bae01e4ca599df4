import SluiceCore

/// Finds the paths that a pattern matches. Wildcards match hidden names only where the pattern has the dot.
struct GlobExpansion {
  /// Sorted within each directory. Directories count as matches too: what is in them is wanted then.
  private(set) var paths: [RawPath]
  /// Directories that could not be read.
  private(set) var unreadable: [(path: RawPath, error: SystemError)] = []

  init(_ pattern: String) {
    paths = [RawPath(pattern.hasPrefix("/") ? "/" : "")]
    let components = Glob(pattern).components
    for (index, component) in components.enumerated() {
      switch component {
      case .anyDirectories:
        // At the end the directories themselves are enough: all below them is read.
        if index < components.count - 1 { paths = paths.flatMap { withDirectoriesBelow($0) } }
      case .name(let pattern) where pattern.isLiteral:
        paths = paths.map { $0.appending(pattern.literal) }.filter { (try? FileStatus($0)) != nil }
      case .name(let pattern):
        paths = paths.flatMap { directory in
          entries(directory, hidden: pattern.startsWithDot)
            .filter { pattern.matches($0.name[...]) }.map { directory.appending($0.name) }
        }
      }
    }
    if components.isEmpty { paths = [] }
  }

  private mutating func withDirectoriesBelow(_ root: RawPath) -> [RawPath] {
    var found = [root]
    var visited: Set<FileIdentity> = []
    var next = 0
    while next < found.count {
      let directory = found[next]
      next += 1
      for entry in entries(directory, hidden: false) {
        let path = directory.appending(entry.name)
        // A link may lead back up: each directory is visited once.
        if let status = try? FileStatus(path), status.kind == .directory, visited.insert(status.identity).inserted {
          found.append(path)
        }
      }
    }
    return found
  }

  private mutating func entries(_ directory: RawPath, hidden: Bool) -> [DirectoryEntries.Entry] {
    let path = directory.bytes.isEmpty ? RawPath(".") : directory
    do throws(SystemError) {
      guard try FileStatus(path).kind == .directory else { return [] }
      return Array(try DirectoryEntries(path, hidden: hidden))
    } catch {
      unreadable.append((path, error))
      return []
    }
  }
}
