import Testing

@testable import SluiceDecompress

@Suite struct ContentFormatTests {
  private func format(_ bytes: [UInt8]) -> ContentFormat { bytes.withUnsafeBytes { ContentFormat(head: $0) } }

  @Test func formatsAreToldByTheirFirstBytes() {
    #expect(format([0x1F, 0x8B]) == .gzip)
    #expect(format(Array(Compressed.zlib(Content.text(100)).prefix(64))) == .zlib)
    #expect(format(Compressed.zlib([])) == .zlib)
    #expect(format([0x04, 0x22, 0x4D, 0x18]) == .lz4)
    #expect(format([0x5F, 0x2A, 0x4D, 0x18]) == .lz4)
    #expect(format([]) == .plain)
    #expect(format([0x1F]) == .plain)
  }

  @Test func textIsPlainWhateverItBeginsWith() {
    for text in ["{\"Records\":[", "[", "hCard,1\n", "8O x", "x^2 + y", "BZh9 is a level", "PK", "\u{FEFF}{}", " \n{"] {
      #expect(format(Array(text.utf8)) == .plain, "\(text)")
    }
  }
}
