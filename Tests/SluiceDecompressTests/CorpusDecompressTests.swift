import Foundation
import SluiceTestSupport
import Testing

@testable import SluiceDecompress

@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence))) struct CorpusDecompressTests {
  @Test func realObjectsDecompressAlikeWithEveryBackend() async throws {
    var count = 0
    for folder in ["events", "forms"] {
      guard let root = Corpus.file(folder) else { continue }
      let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        guard file.pathExtension == "gz" else { continue }
        let bytes = [UInt8](try Data(contentsOf: file))
        let reference = await collect(bytes, backend: .zlib)
        #expect(reference.finished && reference.bytes.first == UInt8(ascii: "{"), "\(file.lastPathComponent)")
        for backend in backends {
          let got = await collect(bytes, piece: 1_000, window: 4_096, backend: backend)
          #expect(got.finished && got.bytes == reference.bytes, "\(file.lastPathComponent), \(backend)")
        }
        count += 1
      }
    }
    #expect(count > 0)
  }
}
