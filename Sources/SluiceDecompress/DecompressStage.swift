package import SluiceConfig
package import SluiceCore

/// `decompress` in a pipeline file.
package struct DecompressStage: DecompressComponent {
  package static let name = "decompress"
  package static let summary =
    "Decompresses gzip, zlib and LZ4, told by the bytes; what is not compressed passes as it is."

  package static let maximumSize = ConfigKey.byteCount(
    "max_size", default: DecompressOptions.defaultMaximumSize, in: 1...Int.max,
    "Size that an object may have when it is decompressed; what goes beyond is not read, and the object fails.")
  package static let window = ConfigKey.byteCount(
    "window", default: DecompressOptions.defaultWindowSize, in: windowSizes,
    "Bytes of content that are worked on at a time. A few hundred kB are best.")
  package static let backend = ConfigKey.enumeration(
    "backend", DecompressOptions.Backend.self, default: .auto,
    "Library for gzip and zlib: isal is fast, zlib is everywhere, auto is isal where it is built in.")
  package static let keys: [any ConfigKeyDeclaration] = [maximumSize, window, backend]

  package static let windowSizes = (4 << 10)...(64 << 20)

  package let options: DecompressOptions

  package init(_ section: ConfigSection) {
    let options = DecompressOptions(
      maximumSize: section.value(Self.maximumSize), windowSize: section.value(Self.window),
      backend: section.value(Self.backend))
    if !options.backend.isAvailable {
      section.problems.error(
        at: section.location(of: Self.backend.name),
        "this build has no ISA-L: its header was absent when sluice was built, or SLUICE_NO_ISAL was set; use zlib or "
          + "auto, or install libisal-dev and build again")
    }
    self.options = options
  }

  package func windows(of blobs: BlobSequence) -> any AsyncSequence<ByteWindow, any Error> {
    blobs.decompress(options)
  }
}
