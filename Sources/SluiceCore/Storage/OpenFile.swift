#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// A file that is open for reading; closed with the last reference to it.
package final class OpenFile: Sendable {
  package let descriptor: Int32

  /// Opens the file, so that processes which are started do not inherit it.
  ///
  /// - Parameter path: bytes, ended by 0.
  package init(_ path: UnsafePointer<CChar>) throws(SystemError) {
    while true {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      if descriptor >= 0 {
        self.descriptor = descriptor
        return
      }
      if errno != EINTR { throw .last }
    }
  }

  deinit { close(descriptor) }

  package static func at(_ path: String) throws(SystemError) -> OpenFile {
    try path.withCString { path in Result { () throws(SystemError) in try OpenFile(path) } }.get()
  }

  /// Reads what comes next, as much as there is and fits.
  ///
  /// - Returns: the number of bytes; 0 at the file's end.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    while true {
      let count = Self.read(descriptor, buffer)
      if count >= 0 { return count }
      if errno != EINTR { throw .last }
    }
  }

  /// read(2), whatever it returns: its name is that of methods too.
  package static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  /// What it is, whatever its path leads to by now.
  package func status() throws(SystemError) -> FileStatus { try FileStatus(descriptor: descriptor) }
}
