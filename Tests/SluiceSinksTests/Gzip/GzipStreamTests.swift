import Testing

@testable import SluiceSinks

@Suite struct GzipStreamTests {
  /// Each backend at the levels that it has.
  private static let streams: [(GzipStream.Backend, Int)] = {
    let zlib = [1, 2, 6, 9].map { (GzipStream.Backend.zlib, $0) }
    #if SLUICE_ISAL
      return zlib + [1, 2, 3].map { (GzipStream.Backend.isal, $0) }
    #else
      return zlib
    #endif
  }()

  @Test(arguments: [1, 2, 3, 8_191, Int.max], streams)
  func whatGoesInPiecesComesOutWhole(_ size: Int, _ stream: (backend: GzipStream.Backend, level: Int)) throws {
    let text = (0..<3_000).map { "{\"number\":\($0),\"square\":\($0 * $0)}\n" }.joined()
    let bytes = Array(text.utf8)
    let gzip = try #require(GzipStream(level: stream.level, backend: stream.backend))
    var output: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start &+ min(size, bytes.count))
      bytes[start..<end].withUnsafeBytes { piece in gzip.write(piece) { output.append(contentsOf: $0) } }
      start = end
    }
    #expect(gzip.isInMember)
    gzip.finishMember { output.append(contentsOf: $0) }
    #expect(!gzip.isInMember)
    #expect(gunzip(output) == text)
    #expect(output.count < bytes.count / 2)
  }

  @Test(arguments: streams)
  func aStreamGoesOnWithAnotherMember(_ stream: (backend: GzipStream.Backend, level: Int)) throws {
    let gzip = try #require(GzipStream(level: stream.level, backend: stream.backend))
    var output: [UInt8] = []
    for text in ["one\n", "two\n", ""] {
      Array(text.utf8).withUnsafeBytes { piece in gzip.write(piece) { output.append(contentsOf: $0) } }
      gzip.finishMember { output.append(contentsOf: $0) }
    }
    #expect(gunzip(output) == "one\ntwo\n")
  }

  /// What a run writes does not depend on what it wrote before it was stopped.
  @Test(arguments: streams)
  func aMemberIsTheSameWhateverCameBefore(_ stream: (backend: GzipStream.Backend, level: Int)) throws {
    let gzip = try #require(GzipStream(level: stream.level, backend: stream.backend))
    let texts = (0..<3).map { part in Array((0..<5_000).map { "\($0 * 7_919 % (part + 97)) " }.joined().utf8) }
    func member(_ text: [UInt8]) -> [UInt8] {
      var output: [UInt8] = []
      text.withUnsafeBytes { piece in gzip.write(piece) { output.append(contentsOf: $0) } }
      gzip.finishMember { output.append(contentsOf: $0) }
      return output
    }
    let first = member(texts[0])
    _ = member(texts[1])
    _ = member(texts[2])
    #expect(member(texts[0]) == first)
  }

  @Test(arguments: streams)
  func thePiecesDoNotMatter(_ stream: (backend: GzipStream.Backend, level: Int)) throws {
    let text = Array((0..<60_000).map { "{\"number\":\($0 * $0 % 100_003)}\n" }.joined().utf8)
    var outputs: [[UInt8]] = []
    for size in [997, 65_536, text.count] {
      let gzip = try #require(GzipStream(level: stream.level, backend: stream.backend))
      var output: [UInt8] = []
      for start in Swift.stride(from: 0, to: text.count, by: size) {
        text[start..<min(text.count, start + size)].withUnsafeBytes { piece in
          gzip.write(piece) { output.append(contentsOf: $0) }
        }
      }
      gzip.finishMember { output.append(contentsOf: $0) }
      outputs.append(output)
    }
    #expect(outputs[0] == outputs[1] && outputs[1] == outputs[2])
  }

  @Test(arguments: streams)
  func whatIsMuchAndHardToCompressComesOutWhole(_ stream: (backend: GzipStream.Backend, level: Int)) throws {
    let gzip = try #require(GzipStream(level: stream.level, backend: stream.backend))
    var state: UInt64 = 1
    let bytes: [UInt8] = (0..<1_000_003).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return 0x20 + UInt8(state >> 58)
    }
    var output: [UInt8] = []
    bytes.withUnsafeBytes { piece in gzip.write(piece) { output.append(contentsOf: $0) } }
    gzip.finishMember { output.append(contentsOf: $0) }
    #expect(gunzip(output) == String(decoding: bytes, as: UTF8.self))
  }

  @Test func theFastLevelsHaveTheFastBackend() {
    #if SLUICE_ISAL
      #expect((1...3).allSatisfy { GzipStream.Backend.preferred(level: $0) == .isal })
      #expect((4...9).allSatisfy { GzipStream.Backend.preferred(level: $0) == .zlib })
    #else
      #expect(GzipStream.Backend.preferred(level: 1) == .zlib)
    #endif
  }
}
