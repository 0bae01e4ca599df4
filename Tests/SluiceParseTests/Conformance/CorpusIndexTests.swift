import Foundation
import SluiceCore
import SluiceDecompress
import SluiceTestSupport
import Testing

@testable import SluiceParse

/// JSON of the corpus, decompressed.
enum CorpusText {
  struct File {
    let name: String
    let bytes: [UInt8]
  }

  /// Calls `body` with each file of the corpus that holds JSON.
  static func forEach(_ body: (File) throws -> Void) async throws {
    guard let root = Corpus.root else { return }
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      let name = file.lastPathComponent
      guard [".json", ".jsonl", ".ndjson", ".json.gz"].contains(where: name.hasSuffix) else { continue }
      var bytes = [UInt8](try Data(contentsOf: file))
      if name.hasSuffix(".gz") { bytes = try await decompressed(bytes) }
      try body(File(name: name, bytes: bytes))
    }
  }

  private static func decompressed(_ bytes: [UInt8]) async throws -> [UInt8] {
    var text: [UInt8] = []
    let blob = Blob(sequence: 0, origin: "corpus", size: bytes.count) { WholeReader(bytes) }
    nonisolated(unsafe) var blobs = [blob].makeIterator()
    for try await window in BlobSequence({ blobs.next() }).decompress(DecompressOptions()) { text += window.bytes }
    return text
  }

  private final class WholeReader: ByteReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
      let piece = rest.prefix(buffer.count)
      piece.withUnsafeBytes { buffer.copyMemory(from: $0) }
      rest = rest.dropFirst(piece.count)
      return piece.count
    }
  }
}

@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct CorpusIndexTests {
  @Test func allKernelsFindWhatTheReferenceDoesInEveryFile() async throws {
    let kernels = KernelIndices()
    var count = 0
    try await CorpusText.forEach { file in
      let found = kernels.expectAgreement(file.bytes, alignment: count % 64, file.name)
      // Tests of parsers have broken files, too; the events and forms are sound.
      if found.issues.isEmpty { count += 1 }
    }
    #expect(count > 100)
  }
}
