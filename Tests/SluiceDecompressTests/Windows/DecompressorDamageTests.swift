import SluiceCore
import Testing

@testable import SluiceDecompress

@Suite struct DecompressorDamageTests {
  static let text = Content.text(3_000)
  static let forms: [(name: String, bytes: [UInt8])] = [
    ("gzip", Compressed.gzip(text)), ("zlib", Compressed.zlib(text)), ("lz4", Compressed.lz4(text)),
    ("gzip members", Compressed.gzip(Array(text.prefix(1_000))) + Compressed.gzip(Array(text.dropFirst(1_000)))),
  ]

  @Test(arguments: backends) func dataCutAnywhereGivesWhatCameBefore(backend: DecompressOptions.Backend) async {
    for form in Self.forms {
      var longest = 0
      for cut in 8..<form.bytes.count {
        let got = await collect(Array(form.bytes.prefix(cut)), piece: 50, window: 1_000, backend: backend)
        let name = "\(form.name) cut at \(cut), \(backend)"
        #expect(Self.text.starts(with: got.bytes), "\(name)")
        #expect(got.isConsistent && got.inputBytes == cut, "\(name)")
        if form.name == "gzip members", got.finished {
          #expect(got.bytes.count == 1_000, "\(name)")  // cut between the members: nobody can tell
        } else {
          #expect(got.error?.code == .truncated, "\(name): \(String(describing: got.error))")
          #expect(got.error?.outputOffset == got.bytes.count, "\(name)")
        }
        #expect(got.bytes.count >= longest, "\(name)")
        longest = got.bytes.count
      }
      #expect(longest == Self.text.count, "\(form.name), \(backend)")
    }
  }

  @Test(arguments: backends) func aFlippedBitIsFoundAndWhatCameBeforeStands(backend: DecompressOptions.Backend) async {
    for form in Self.forms {
      for index in stride(from: 0, to: form.bytes.count, by: 3) {
        var bytes = form.bytes
        bytes[index] ^= 1 << UInt8(index % 8)
        let got = await collect(bytes, piece: 97, window: 777, backend: backend)
        #expect(got.isConsistent, "\(form.name) at \(index), \(backend)")
        // A bit of the header may be of no importance (time, operating system), or make the data look plain.
        if got.finished { #expect(got.bytes == Self.text || index < 12, "\(form.name) at \(index), \(backend)") }
      }
    }
  }

  @Test(arguments: backends) func contentBeforeTheDamageIsIntact(backend: DecompressOptions.Backend) async {
    let text = Content.text(600_000)
    var bytes = Compressed.gzip(text)
    let place = bytes.count / 2
    for index in place..<place + 40 { bytes[index] = 0xFF }
    let got = await collect(bytes, window: 64 << 10, backend: backend)
    #expect(got.error?.code == .damaged)
    let intact = zip(got.bytes, text).prefix { $0 == $1 }.count
    #expect(intact > 200_000)
    #expect(got.error?.outputOffset == got.bytes.count)
    #expect((got.error?.inputOffset ?? 0) >= place)
  }

  @Test(arguments: backends) func backendsAgreeWhichDamagedObjectsAreGood(backend: DecompressOptions.Backend) async {
    let compressed = Compressed.gzip(Content.text(600, seed: 9)) + Compressed.zlib([])
    for index in compressed.indices {
      for bit in 0..<8 {
        var bytes = compressed
        bytes[index] ^= 1 << UInt8(bit)
        let reference = await collect(bytes, backend: .zlib)
        let got = await collect(bytes, piece: 100, backend: backend)
        #expect(got.finished == reference.finished, "byte \(index) bit \(bit)")
        let common = min(got.bytes.count, reference.bytes.count)
        #expect(got.bytes.prefix(common) == reference.bytes.prefix(common), "byte \(index) bit \(bit)")
      }
    }
  }

  @Test(arguments: backends, [61, Int.max]) func wrongChecksumsAreFound(
    backend: DecompressOptions.Backend, piece: Int
  ) async {
    for form in Self.forms.prefix(3) {
      // The trailers: CRC-32 and length of gzip, Adler-32 of zlib, xxHash-32 of LZ4.
      for back in 1...(form.name == "gzip" ? 8 : 4) {
        var bytes = form.bytes
        bytes[bytes.count - back] ^= 0x10
        let got = await collect(bytes, piece: piece, window: 500, backend: backend)
        #expect(got.bytes == Self.text, "\(form.name), \(back) from the end, \(backend)")
        #expect(got.error?.code == .damaged, "\(form.name), \(back) from the end, \(backend)")
      }
    }
  }

  @Test(arguments: backends, [1, 3, Int.max]) func bytesBehindTheLastMemberAreDamageAtTheirOffset(
    backend: DecompressOptions.Backend, piece: Int
  ) async {
    for form in Self.forms {
      for garbage in [[UInt8](repeating: 0x41, count: 40), [0, 0, 0x41], Array("{\"Records\":[]}".utf8)] {
        let got = await collect(form.bytes + garbage, piece: piece, backend: backend)
        #expect(got.bytes == Self.text, "\(form.name), \(backend)")
        #expect(got.error?.code == .damaged, "\(form.name), \(backend)")
        let zeros = form.name == "lz4" ? 0 : garbage.prefix { $0 == 0 }.count
        #expect(got.error?.inputOffset == form.bytes.count + zeros, "\(form.name), \(backend)")
      }
    }
  }

  @Test(arguments: [Int.max, 1_000]) func contentBeyondTheLimitFailsAfterTheLimit(piece: Int) async {
    for form in Self.forms + [("plain", Self.text)] {
      for backend in backends {
        let name = "\(form.name), \(backend)"
        let enough = await collect(form.bytes, piece: piece, window: 500, backend: backend, maximum: 3_000)
        #expect(enough.finished && enough.bytes == Self.text, "\(name)")
        for limit in [2_999, 2_500, 1, 0] {
          let got = await collect(form.bytes, piece: piece, window: 500, backend: backend, maximum: limit)
          #expect(got.error?.code == .tooLarge, "\(name), limit \(limit)")
          #expect(got.bytes == Array(Self.text.prefix(limit)), "\(name), limit \(limit)")
        }
      }
    }
  }

  @Test func knownCompressionsThatAreNotReadAreRefusedByName() async {
    let magics: [(String, [UInt8])] = [
      ("zstd", [0x28, 0xB5, 0x2F, 0xFD, 0, 0]), ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
      ("zip", [0x50, 0x4B, 0x03, 0x04]), ("bzip2", Array("BZh9".utf8) + [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]),
    ]
    for (name, magic) in magics {
      for piece in [1, 3, Int.max] {
        let got = await collect(magic + Content.noise(100), piece: piece)
        #expect(got.error?.code == .unsupported)
        #expect(got.error?.message.hasPrefix(name) == true)
        #expect(got.bytes.isEmpty && got.sizes.count == 1)
      }
    }
  }

  @Test func aReaderThatFailsEndsItsBlobWithItsError() async {
    let failure = BlobError(.unreadable, "the disk is gone")
    let decompressor = Decompressor(DecompressOptions(), detectsFormat: true)
    for bytes in [Self.text, Array(Compressed.gzip(Self.text).dropLast(9)), []] {
      decompressor.begin(Blob(bytes, piece: 64, failure: failure))
      var got = Collected()
      while let window = await decompressor.next() { got.take(window) }
      #expect(got.error == failure)
      #expect(Self.text.starts(with: got.bytes))
    }
  }
}
