import Testing

@testable import SluiceSinks

@Suite struct GzipStreamTests {
  @Test(arguments: [1, 2, 3, 8_191, Int.max], [1, 6, 9])
  func whatGoesInPiecesComesOutWhole(_ size: Int, _ level: Int) throws {
    let text = (0..<3_000).map { "{\"number\":\($0),\"square\":\($0 * $0)}\n" }.joined()
    let bytes = Array(text.utf8)
    let gzip = try #require(GzipStream(level: level))
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

  @Test func aStreamGoesOnWithAnotherMember() throws {
    let gzip = try #require(GzipStream(level: 6))
    var output: [UInt8] = []
    for text in ["one\n", "two\n", ""] {
      Array(text.utf8).withUnsafeBytes { piece in gzip.write(piece) { output.append(contentsOf: $0) } }
      gzip.finishMember { output.append(contentsOf: $0) }
    }
    #expect(gunzip(output) == "one\ntwo\n")
  }
}
