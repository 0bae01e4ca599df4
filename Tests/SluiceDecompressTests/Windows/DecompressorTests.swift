import SluiceCore
import Testing

@testable import SluiceDecompress

@Suite struct DecompressorTests {
  static let pieces = [1, 2, 3, 7, 61, Int.max]
  static let windows = [64, 1_000, 4_096, 256 << 10, 1 << 20]

  static let text = Content.text(70_000)
  static let cases: [(name: String, compressed: [UInt8], content: [UInt8])] = [
    ("gzip", Compressed.gzip(text), text),
    ("gzip stored", Compressed.gzip(text, level: 0), text),
    ("gzip of noise", Compressed.gzip(Content.noise(40_000)), Content.noise(40_000)),
    ("gzip of nothing", Compressed.gzip([]), []),
    ("gzip of one byte", Compressed.gzip([0x7B]), [0x7B]),
    (
      "gzip members", Compressed.gzip(text) + Compressed.gzip([]) + Compressed.gzip([1, 2, 3]) + Compressed.gzip(text),
      text + [1, 2, 3] + text
    ),
    ("gzip with padding", Compressed.gzip(text) + [UInt8](repeating: 0, count: 700), text),
    ("zlib", Compressed.zlib(text), text),
    ("zlib with padding", Compressed.zlib(text) + [0, 0, 0], text),
    ("lz4", Compressed.lz4(text), text),
    (
      "lz4 frames",
      Compressed.lz4Skippable([9, 9]) + Compressed.lz4(text) + Compressed.lz4Skippable([])
        + Compressed.lz4([]) + Compressed.lz4([5]), text + [5]
    ),
    ("plain", text, text),
    ("plain, one byte", [0x1F], [0x1F]),
    ("empty", [], []),
  ]

  @Test(arguments: pieces) func anyContentComesOutWholeInWindowsOfAnySize(piece: Int) async {
    for sample in Self.cases {
      for window in Self.windows {
        for backend in backends {
          let got = await collect(sample.compressed, piece: piece, window: window, backend: backend)
          let name = "\(sample.name), window \(window), \(backend)"
          #expect(got.error == nil && got.finished && got.isConsistent, "\(name)")
          #expect(got.bytes == sample.content, "\(name)")
          #expect(got.inputBytes == sample.compressed.count, "\(name)")
          #expect(got.sizes.dropLast().allSatisfy { $0 == window } && got.sizes.allSatisfy { $0 <= window }, "\(name)")
        }
      }
    }
  }

  @Test func plainWindowsLeaveCompressedBytesAlone() async {
    let compressed = Compressed.gzip(Self.text)
    let got = await collect(compressed, window: 100, plain: true)
    #expect(got.bytes == compressed && got.finished)
  }

  @Test func backendsAgreeOnGeneratedData() async {
    for seed in UInt64(1)...40 {
      var generator = Content.Generator(state: seed)
      let content =
        (seed % 3 == 0 ? Content.noise(Int.random(in: 0...5_000, using: &generator), seed: seed) : [])
        + Content.text(Int.random(in: 0...300_000, using: &generator), seed: seed)
      let compressed = Compressed.gzip(content, level: Int32(seed % 10))
      for backend in backends {
        let got = await collect(compressed, piece: 1 + Int(seed) * 997, window: 1 + Int(seed) * 777, backend: backend)
        #expect(got.bytes == content && got.finished, "seed \(seed), \(backend)")
      }
    }
  }

  @Test func decompressesOneBlobAfterAnother() async throws {
    let texts = (0..<5).map { Content.text(10_000 * $0, seed: UInt64($0)) }
    let blobs = AsyncStream { continuation in
      for (index, text) in texts.enumerated() {
        let bytes = [Compressed.gzip(text), text, Compressed.lz4(text), Compressed.zlib(text)][index % 4]
        continuation.yield(Blob(bytes, sequence: index))
      }
      continuation.yield(
        Blob(sequence: 5, origin: "gone") { () throws(BlobError) in throw BlobError(.unreadable, "gone") })
      continuation.yield(Blob(Compressed.gzip([1]), sequence: 6))
      continuation.finish()
    }
    var collected = [Collected](repeating: Collected(), count: 7)
    for await window in blobs.decompress(DecompressOptions(windowSize: 4_096)) {
      collected[window.blob.sequence].take(window)
    }
    for (index, text) in texts.enumerated() {
      #expect(collected[index].bytes == text && collected[index].finished && collected[index].isConsistent)
    }
    #expect(collected[5].sizes == [0])
    #expect(collected[5].error == BlobError(.unreadable, "gone"))
    #expect(collected[6].bytes == [1] && collected[6].finished)
  }

  @Test func aWindowThatIsStillHeldIsNotReused() async {
    let decompressor = Decompressor(DecompressOptions(windowSize: 1_000), detectsFormat: true)
    decompressor.begin(Blob(Compressed.gzip(Self.text)))
    var held: [ByteWindow] = []
    while let window = await decompressor.next() { held.append(window) }
    #expect(held.flatMap { Array($0.bytes) } == Self.text)
  }

  @Test func windowsAreReusedWhenNobodyHoldsThem() async {
    let decompressor = Decompressor(DecompressOptions(windowSize: 1_000), detectsFormat: true)
    decompressor.begin(Blob(Compressed.gzip(Self.text)))
    var identities: Set<ObjectIdentifier> = []
    var previous: ByteWindow?
    while let window = await decompressor.next() {
      identities.insert(ObjectIdentifier(window))
      // As parse does: the tail of the window before goes in front of this one.
      if let previous { window.prepend(UnsafeRawBufferPointer(rebasing: previous.bytes.suffix(300))) }
      previous = window
    }
    #expect(identities.count <= 3)
  }

  @Test(arguments: backends) func aBombRunsInTheSameFewWindows(backend: DecompressOptions.Backend) async {
    let bomb = Compressed.gzip([UInt8](repeating: 0x20, count: 50_000_000), level: 9)
    #expect(bomb.count < 60_000)
    let decompressor = Decompressor(DecompressOptions(windowSize: 64 << 10, backend: backend), detectsFormat: true)
    decompressor.begin(Blob(bomb))
    var total = 0
    var identities: Set<ObjectIdentifier> = []
    while let window = await decompressor.next() {
      #expect(window.count <= 64 << 10)
      identities.insert(ObjectIdentifier(window))
      total += window.count
    }
    #expect(total == 50_000_000)
    #expect(identities.count <= 3)
  }
}
