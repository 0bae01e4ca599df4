import SluiceCore

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The bytes of a file, read by whoever asks: the reads are short.
final class FileBytes: ByteReader {
  private let descriptor: Int32

  /// - Throws: `StoreError` with the system's reason.
  init(_ path: String) throws(StoreError) {
    while true {
      let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC) }
      if descriptor >= 0 {
        self.descriptor = descriptor
        return
      }
      if errno != EINTR { throw StoreError(isMissing: errno == ENOENT, String(cString: strerror(errno))) }
    }
  }

  deinit { close(descriptor) }

  func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int { try readNow(buffer) }

  private func readNow(_ buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 { return count }
      if errno != EINTR { throw BlobError(.unreadable, String(cString: strerror(errno))) }
    }
  }
}
