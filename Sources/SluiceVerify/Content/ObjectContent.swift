import Crypto
import SluiceCore
import SluiceDecompress

/// Reads the content of objects, decompressed as the stream does it: all members of a gzip file, to the last byte.
enum ObjectContent {
  /// Calls `body` with the content, piece by piece.
  ///
  /// - Throws: `BlobError` when it can't be read to its end.
  static func read(
    _ reader: sending any ByteReader, _ body: (UnsafeRawBufferPointer) -> Void
  ) async throws(BlobError) {
    let opened = Once(reader)
    let blobs = BlobSequence { [opened] in opened.blob() }
    var windows = blobs.decompress().makeAsyncIterator()
    while true {
      let window: ByteWindow?
      do {
        window = try await windows.next()
      } catch let error as BlobError {
        throw error
      } catch {
        throw BlobError(.unreadable, "\(error)")
      }
      guard let window else { return }
      body(window.bytes)
      switch window.end {
      case .more: break
      case .finished: return
      case .failed(let error): throw error
      }
    }
  }

  /// The whole content, up to a limit.
  static func bytes(_ reader: sending any ByteReader, limit: Int) async throws(BlobError) -> [UInt8] {
    var content: [UInt8] = []
    var isTooLarge = false
    try await read(reader) { bytes in
      if content.count + bytes.count > limit { isTooLarge = true }
      if !isTooLarge { content.append(contentsOf: bytes) }
    }
    if isTooLarge { throw BlobError(.tooLarge, "more than \(limit) bytes") }
    return content
  }

  /// Its SHA-256.
  static func hash(_ reader: sending any ByteReader) async throws(BlobError) -> SHA256Digest {
    var hasher = SHA256()
    try await read(reader) { hasher.update(bufferPointer: $0) }
    return hasher.finalize()
  }
}

/// One blob over a reader that is open already, handed out once.
private final class Once: @unchecked Sendable {
  // Used by one task at a time: the one that reads.
  private var reader: (any ByteReader)?
  private var isTaken = false

  init(_ reader: any ByteReader) { self.reader = reader }

  func blob() -> Blob? {
    guard !isTaken else { return nil }
    isTaken = true
    return Blob(sequence: 0, origin: "") { [self] () throws(BlobError) in
      guard let reader else { throw BlobError(.unreadable, "it was read already") }
      self.reader = nil
      return reader
    }
  }
}
