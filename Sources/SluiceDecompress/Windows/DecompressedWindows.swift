package import SluiceCore

extension AsyncSequence where Element == Blob {
  /// The contents of the blobs in windows, decompressed: gzip (several members), zlib, LZ4 frames or none, told by the
  /// first bytes of each blob. zstd, xz, bzip2 and zip are recognised and refused.
  ///
  /// Pulled: a blob is opened and read when its windows are asked for. Every blob gives at least one window, and
  /// exactly one that ends it. Damage is no end of the sequence: it is in the last window of the blob that it
  /// concerns, which holds what was decompressed before it.
  package func decompress(_ options: DecompressOptions = DecompressOptions()) -> DecompressedWindows<Self> {
    DecompressedWindows(blobs: self, options: options, detectsFormat: true)
  }

  /// The bytes of the blobs in windows, as they are.
  package func plainWindows(_ options: DecompressOptions = DecompressOptions()) -> DecompressedWindows<Self> {
    DecompressedWindows(blobs: self, options: options, detectsFormat: false)
  }
}

/// The windows of `decompress` and `plainWindows`. Iterate it once per lane: each iterator has its own decoders.
package struct DecompressedWindows<Blobs: AsyncSequence>: AsyncSequence where Blobs.Element == Blob {
  package typealias Element = ByteWindow
  package typealias Failure = Blobs.Failure

  let blobs: Blobs
  let options: DecompressOptions
  let detectsFormat: Bool

  package func makeAsyncIterator() -> Iterator {
    Iterator(blobs: blobs.makeAsyncIterator(), decompressor: Decompressor(options, detectsFormat: detectsFormat))
  }

  package struct Iterator: AsyncIteratorProtocol {
    package typealias Failure = Blobs.Failure

    var blobs: Blobs.AsyncIterator
    let decompressor: Decompressor

    /// The next window, of the current blob or else of the next one.
    ///
    /// - Throws: what the sequence of blobs throws.
    package mutating func next() async throws(Blobs.Failure) -> ByteWindow? {
      while true {
        if let window = await decompressor.next() { return window }
        guard let blob = try await blobs.next(isolation: nil) else { return nil }
        decompressor.begin(blob)
      }
    }
  }
}

extension DecompressedWindows: Sendable where Blobs: Sendable {}

@available(*, unavailable)
extension DecompressedWindows.Iterator: Sendable {}
