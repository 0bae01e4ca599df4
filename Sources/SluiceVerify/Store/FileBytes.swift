import SluiceCore

/// The bytes of a file, read by whoever asks: the reads are short.
final class FileBytes: ByteReader {
  private let file: OpenFile

  /// - Throws: `StoreError` with the system's reason.
  init(_ path: String) throws(StoreError) {
    do throws(SystemError) { file = try OpenFile.at(path) } catch {
      throw StoreError(isMissing: error.isMissing, error.text)
    }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
    do throws(SystemError) { return try file.read(into: buffer) } catch { throw error.blobError() }
  }
}
