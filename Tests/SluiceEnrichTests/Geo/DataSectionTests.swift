import SluiceTestSupport
import Testing

@testable import SluiceEnrich

@Suite struct DataSectionTests {
  private func isSound(_ bytes: [UInt8], at offset: Int = 0) -> Bool {
    bytes.withUnsafeBytes { DataSection($0).isSound(at: offset) }
  }

  @Test func wholeValuesAreSoundAndAllShorterOnesAreNot() {
    let bytes = DatabaseWriter.encode(
      .map([
        ("a", .text(String(repeating: "x", count: 300))), ("b", .list([.double(1.5), .number(70_000)])),
        ("c", .raw([0x01, 0x07])),
      ]))
    #expect(isSound(bytes))
    for count in 0..<bytes.count { #expect(!isSound(Array(bytes.prefix(count)))) }
  }

  @Test func followsPointersButNotPointersToPointers() {
    // A text at 0, a pointer to it at 3, a pointer to that at 5.
    let bytes: [UInt8] = [0x42, 0x61, 0x62, 0x20, 0x00, 0x20, 0x03]
    #expect(isSound(bytes, at: 3))
    #expect(!isSound(bytes, at: 5))
    #expect(!isSound([0x20, 0x09], at: 0))
  }

  @Test func loopsEnd() {
    // A list whose one value points at the list.
    #expect(!isSound([0x01, 0x04, 0x20, 0x00]))
  }

  @Test func boundsDepthAndNumber() {
    func nested(_ depth: Int) -> [UInt8] { (0..<depth).flatMap { _ in [0x01, 0x04] as [UInt8] } + [0x41, 0x61] }
    #expect(isSound(nested(DataSection.maximumDepth)))
    #expect(!isSound(nested(DataSection.maximumDepth + 1)))
    // Four levels of lists of 100 values that are all the next list: small in the file, 100 million values.
    var bytes: [UInt8] = [0x41, 0x61]
    var last = 0
    for _ in 0..<4 {
      let start = bytes.count
      bytes += DatabaseWriter.control(11, 100)
      for _ in 0..<100 { bytes += [0x20 | UInt8(last >> 8), UInt8(last & 0xFF)] }
      last = start
    }
    #expect(!isSound(bytes, at: last))
  }
}
