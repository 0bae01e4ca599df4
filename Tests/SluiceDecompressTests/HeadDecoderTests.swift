import Testing

@testable import SluiceDecompress

@Suite struct HeadDecoderTests {
  @Test func theHeadIsTheStartOfTheContent() {
    let text = Content.text(20_000)
    let decoder = HeadDecoder()
    for bytes in [
      text, Compressed.gzip(text), Compressed.gzip([]) + Compressed.gzip(text), Compressed.zlib(text),
      Compressed.lz4Skippable([1]) + Compressed.lz4(text),
    ] {
      for limit in [1, 100, 20_000, 50_000] {
        let head = bytes.withUnsafeBytes { decoder.head(of: $0, limit: limit) }
        #expect(head == Array(text.prefix(limit)))
      }
    }
  }

  @Test func aCutOrDamagedObjectGivesWhatThereIs() {
    let text = Content.text(20_000)
    let compressed = Compressed.gzip(text)
    let decoder = HeadDecoder()
    for cut in [0, 1, 3, 10, 500, 2_000] {
      let head = Array(compressed.prefix(cut)).withUnsafeBytes { decoder.head(of: $0, limit: 65_536) }
      #expect(text.starts(with: head) || cut < 2)
      if cut == 2_000 { #expect(head.count > 1_000) }
    }
  }
}
