import SluiceCore

/// Finds the files below the given paths.
///
/// - Complexity: O(*n* log *n*) for *n* directory entries, with one system call each.
struct FileListing {
  let selection: FileSelection
  private(set) var files = FoundFiles()
  private(set) var skipped = Counter<String>()
  /// Things found on the way that could not be looked into.
  private(set) var unreadable: [(path: RawPath, error: SystemError)] = []

  /// What tells `files` apart, in their order.
  private var seen = RowMap<FileIdentity, Void>()
  private var visitedDirectories: Set<FileIdentity> = []

  init(_ selection: FileSelection) { self.selection = selection }

  /// Adds a file, or all files below a directory.
  ///
  /// - Returns: whether there is any file, wanted or not; also where it was found before, by another path.
  /// - Throws: `SystemError` when there is no such path or it can't be looked at.
  mutating func add(_ path: RawPath) throws(SystemError) -> Bool {
    let status = try FileStatus(path)
    guard status.kind == .directory else {
      take(path, status, relative: path.name, included: false, excluded: false)
      return true
    }
    guard visitedDirectories.insert(status.identity).inserted else { return true }
    return walk(path, try DirectoryEntries(path))
  }

  /// Adds what a pattern matches. Returns whether there is any file, as above; nil where nothing matches.
  mutating func add(matching pattern: String) -> Bool? {
    let expansion = GlobExpansion(pattern)
    unreadable += expansion.unreadable
    var found = false
    for path in expansion.paths {
      do throws(SystemError) {
        if try add(path) { found = true }
      } catch {
        pass(path, error)
      }
    }
    return expansion.paths.isEmpty ? nil : found
  }

  /// A directory yet to be read.
  private struct Pending {
    let path: RawPath
    /// Its place below the given directory.
    let relative: [UInt8]
    /// Whether a pattern already picked out the directory, and with it all below.
    let included: Bool
    let excluded: Bool
    let isLink: Bool
  }

  private mutating func walk(_ root: RawPath, _ entries: DirectoryEntries) -> Bool {
    var found = false
    var pending: [Pending] = []
    // Links are followed last, so that what lies below the directory itself goes by its own name.
    var links: [Pending] = []
    let start = Pending(path: root, relative: [], included: false, excluded: false, isLink: false)
    visit(start, entries, &pending, &links, &found)
    while let next = pending.popLast() ?? links.popLast() {
      do throws(SystemError) {
        if next.isLink, !visitedDirectories.insert(try FileStatus(next.path).identity).inserted { continue }
        visit(next, try DirectoryEntries(next.path), &pending, &links, &found)
      } catch {
        pass(next.path, error)
      }
    }
    return found
  }

  private mutating func visit(
    _ directory: Pending, _ entries: DirectoryEntries, _ pending: inout [Pending], _ links: inout [Pending],
    _ found: inout Bool
  ) {
    for entry in entries {
      let path = directory.path.appending(entry.name)
      let relative = directory.relative.isEmpty ? entry.name : directory.relative + [0x2F] + entry.name
      let status: FileStatus
      do throws(SystemError) {
        status = try FileStatus(path)
      } catch {
        pass(path, error)
        continue
      }
      switch status.kind {
      case .directory:
        if !entry.isLink, !visitedDirectories.insert(status.identity).inserted {
          found = true
          continue
        }
        let below = Pending(
          path: path, relative: relative,
          included: directory.included || selection.isIncluded(relative[...], name: entry.name[...]),
          excluded: directory.excluded || selection.isExcluded(relative[...], name: entry.name[...]),
          isLink: entry.isLink)
        if entry.isLink { links.append(below) } else { pending.append(below) }
      case .regular:
        found = true
        take(path, status, relative: relative[...], included: directory.included, excluded: directory.excluded)
      // Sockets, pipes and devices are read only when they are named.
      case .other: break
      }
    }
  }

  private mutating func take(
    _ path: RawPath, _ status: FileStatus, relative: ArraySlice<UInt8>, included: Bool, excluded: Bool
  ) {
    let name = path.name
    if !selection.include.isEmpty, !included, !selection.isIncluded(relative, name: name) { return skip(.notIncluded) }
    if excluded || selection.isExcluded(relative, name: name) { return skip(.excluded) }
    if relative.withUnsafeBytes({ CloudTrailObjectName.isDigest($0) }) { return skip(.digest) }
    let nameTime = name.withUnsafeBytes { CloudTrailObjectName.time(in: $0) }
    if let nameTime, let reason = selection.reason(nameTime: nameTime) { return skip(reason) }
    if let reason = selection.reason(name: name) { return skip(reason) }
    if let known = seen.row(of: status.identity) {
      // Found once more by an overlapping path is no oddity; another name for it is.
      if files[known].path != path { skip(.repeated) }
      return
    }
    seen.set((), for: status.identity)
    files.append(FoundFile(path: path, size: status.kind == .regular ? status.size : nil, nameTime: nameTime))
  }

  private mutating func skip(_ reason: FileSelection.Reason) { skipped.count(reason.rawValue) }

  private mutating func pass(_ path: RawPath, _ error: SystemError) {
    unreadable.append((path, error))
    skip(.unreadable)
  }
}
