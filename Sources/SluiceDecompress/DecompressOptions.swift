/// How blobs are decompressed.
package struct DecompressOptions: Sendable, Hashable {
  /// The library that inflates gzip and zlib data.
  package enum Backend: String, CaseIterable, Sendable {
    /// ISA-L where it is built in, zlib elsewhere.
    case auto
    case zlib
    /// Intel ISA-L, about 2.3 times as fast as zlib. Where it is not built in, zlib is used; see
    /// `isAvailable`.
    case isal

    /// Whether this build has it.
    package var isAvailable: Bool {
      #if SLUICE_ISAL
        true
      #else
        self != .isal
      #endif
    }
  }

  /// Bytes that a blob may hold when it is decompressed: what goes beyond is not read, and the blob fails.
  package var maximumSize: Int
  /// Bytes of content in a window. A few hundred kB stay in the processor's cache from stage to stage.
  package var windowSize: Int
  package var backend: Backend

  package static let defaultMaximumSize = 16 << 30
  package static let defaultWindowSize = 256 << 10

  package init(
    maximumSize: Int = defaultMaximumSize, windowSize: Int = defaultWindowSize, backend: Backend = .auto
  ) {
    self.maximumSize = maximumSize
    self.windowSize = windowSize
    self.backend = backend
  }
}
