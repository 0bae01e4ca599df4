#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// What tells two files apart whatever their names.
package struct FileIdentity: Hashable, Sendable {
  package let device: UInt64
  package let inode: UInt64
}

/// What a path leads to. Symbolic links are followed. Two of one path are equal as long as the file is not replaced or
/// written to.
package struct FileStatus: Hashable, Sendable {
  package enum Kind: Sendable { case regular, directory, other }

  package let kind: Kind
  package let identity: FileIdentity
  /// Size in bytes; of meaning for regular files.
  package let size: Int
  /// When it was changed last, in nanoseconds since 1970.
  package let modified: Int64

  /// - Parameters:
  ///   - path: bytes, ended by 0.
  ///   - directory: where relative paths start; nil for the working directory.
  package init(_ path: UnsafePointer<CChar>, in directory: Int32? = nil) throws(SystemError) {
    var status = stat()
    guard fstatat(directory ?? AT_FDCWD, path, &status, 0) == 0 else { throw .last }
    self.init(status)
  }

  package init(descriptor: Int32) throws(SystemError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    self.init(status)
  }

  package static func of(_ path: String) throws(SystemError) -> FileStatus {
    try path.withCString { path in Result { () throws(SystemError) in try FileStatus(path) } }.get()
  }

  private init(_ status: stat) {
    let type = mode_t(status.st_mode) & mode_t(S_IFMT)
    kind = type == mode_t(S_IFREG) ? .regular : type == mode_t(S_IFDIR) ? .directory : .other
    identity = FileIdentity(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino))
    size = Int(status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
