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
  private let file: OpenFile
  private var offset = 0

  /// Opens the file.
  ///
  /// - Throws: `BlobError` with the system's reason.
  init(_ path: RawPath) throws(BlobError) {
    file = try OpenFile.at(path)
    #if !canImport(Darwin)
      // A hint: failing is of no consequence.
      _ = posix_fadvise(file.descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    #endif
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int { try readNow(buffer) }

  func readNow(_ buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
    do throws(SystemError) {
      let count = try file.read(into: buffer)
      offset += count
      return count
    } catch {
      throw error.blobError(inputOffset: offset)
    }
  }
}

extension OpenFile {
  static func at(_ path: RawPath) throws(BlobError) -> OpenFile {
    let result = path.withCString { path in Result { () throws(SystemError) in try OpenFile(path) } }
    do throws(SystemError) { return try result.get() } catch { throw error.blobError() }
  }
}
