import SluiceCore

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Reads a regular file. Such reads are short, so they are done on the lane.
final class FileReader: ByteReader {
  private let descriptor: Int32
  private var offset = 0

  /// Opens the file.
  ///
  /// - Throws: `BlobError` with the system's reason.
  init(_ path: RawPath) throws(BlobError) {
    descriptor = try openForReading(path)
    #if !canImport(Darwin)
      // A hint: failing is of no consequence.
      _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    #endif
  }

  deinit { close(descriptor) }

  func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int { try readNow(buffer) }

  func readNow(_ buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 {
        offset += count
        return count
      }
      if errno != EINTR { throw SystemError.last.blobError(inputOffset: offset) }
    }
  }
}

/// Opens a file, so that processes which are started do not inherit it.
func openForReading(_ path: RawPath) throws(BlobError) -> Int32 {
  while true {
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC) }
    if descriptor >= 0 { return descriptor }
    if errno != EINTR { throw SystemError.last.blobError() }
  }
}
