#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The names in a directory, sorted by their bytes, without hidden ones (unless asked for), `.` and `..`.
struct DirectoryEntries {
  struct Entry {
    let name: [UInt8]
    let isLink: Bool
    /// What the name leads to.
    let status: Result<FileStatus, SystemError>
  }

  let entries: [Entry]

  /// Reads the directory and looks at every entry.
  ///
  /// - Complexity: O(*n* log *n*), one system call per entry.
  init(_ path: RawPath, hidden: Bool = false) throws(SystemError) {
    guard let directory = path.withCString({ opendir($0) }) else { throw .last }
    defer { closedir(directory) }
    let descriptor = dirfd(directory)
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let entry = readdir(directory) else {
        if errno != 0 { throw .last }
        break
      }
      let isLink = entry.pointee.d_type == UInt8(DT_LNK)
      // The system ends d_name with a 0; an entry may be shorter than the struct, so it is not copied.
      let found: Entry? = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 1) { name in
          if name[0] == 0x2E, !hidden || name[1] == 0 || name[1] == 0x2E && name[2] == 0 { return nil }
          let bytes = UnsafeRawBufferPointer(start: name, count: strlen(name))
          let status = Result { () throws(SystemError) in try FileStatus(name, in: descriptor) }
          return Entry(name: Array(bytes), isLink: isLink, status: status)
        }
      }
      if let found { entries.append(found) }
    }
    self.entries = entries.sorted { RawPath.precedes($0.name[...], $1.name[...]) }
  }
}
