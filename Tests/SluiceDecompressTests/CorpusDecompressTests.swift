import Foundation
import SluiceCore
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

  /// The corpus' objects, compressed as CloudTrail, and in other ways, and damaged.
  @Test(arguments: [Int32(1), 6, 9]) func everyObjectDecompressesAlikeWithEveryBackend(level: Int32) async throws {
    var random = SeededGenerator(seed: UInt64(level))
    var damaged = 0
    let objects = try Self.objects()
    #expect(objects.count > 100)
    for (number, object) in objects.enumerated() {
      // Each object at one level; the smaller ones at all.
      guard object.bytes.count < 20_000 || number % 3 == Int(level) % 3 else { continue }
      let bytes = Compressed.gzip(object.bytes, level: level)
      for backend in backends {
        let got = await collect(bytes, piece: 1 + random.below(20_000), backend: backend)
        #expect(got.finished && got.bytes == object.bytes, "\(object.name), \(backend)")
      }
      guard object.bytes.count < 200_000 else { continue }
      let spoiled = Self.damaged(bytes, &random)
      let reference = await collect(spoiled, backend: .zlib)
      if !reference.finished { damaged += 1 }
      for backend in backends {
        let got = await collect(spoiled, piece: 1 + random.below(5_000), backend: backend)
        let name = "\(object.name) damaged, level \(level), \(backend)"
        #expect(got.finished == reference.finished, "\(name)")
        #expect(got.isConsistent, "\(name)")
        // How much comes out before the damage is noticed may differ, what comes out may not.
        let common = min(got.bytes.count, reference.bytes.count)
        #expect(got.bytes.prefix(common) == reference.bytes.prefix(common), "\(name)")
      }
    }
    #expect(damaged > 50)
  }

  private static func objects() throws -> [(name: String, bytes: [UInt8])] {
    var objects: [(name: String, bytes: [UInt8])] = []
    for folder in ["events", "forms"] {
      guard let root = Corpus.file(folder) else { continue }
      let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        guard ["json", "jsonl"].contains(file.pathExtension) else { continue }
        objects.append((file.path, [UInt8](try Data(contentsOf: file))))
      }
    }
    return objects.sorted { $0.name < $1.name }
  }

  /// Cut, with bits turned over, or with bytes taken out or put in. The header stays: without it the bytes are no gzip.
  private static func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    let place = 10 + random.below(bytes.count - 10)
    switch random.below(4) {
    case 0: bytes.removeSubrange(place...)
    case 1: bytes[place] ^= 1 << UInt8(random.below(8))
    case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(40)))
    default: bytes.insert(contentsOf: (0...random.below(20)).map { _ in UInt8(random.below(256)) }, at: place)
    }
    return bytes
  }
}
