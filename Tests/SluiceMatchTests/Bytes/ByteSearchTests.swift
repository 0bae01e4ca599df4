import SluiceTestSupport
import Testing

@testable import SluiceMatch

@Suite struct ByteSearchTests {
  @Test(arguments: 1...10) func findsFirstOccurrenceAsNaiveSearchDoes(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...70, using: &random)).map { _ in random.pick(Array("abAB\u{80}".utf8)) }
      let needle = (0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(Array("ab".utf8)) }
      for folding in [false, true] {
        let plain = folding ? text.map { folded($0) } : text
        let expected = (0...max(0, text.count)).first {
          $0 + needle.count <= plain.count && Array(plain[$0..<($0 + needle.count)]) == needle
        }
        let found = text.withUnsafeBytes { text in
          needle.withUnsafeBytes { needle in
            search(
              needle.baseAddress ?? Self.nowhere, needle.count, in: text.baseAddress ?? Self.nowhere, text.count,
              folding: folding)
          }
        }
        #expect(found == expected ?? -1)
      }
    }
  }

  nonisolated(unsafe) private static let nowhere = UnsafeRawPointer(
    UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1))

  @Test func foldsUpperCaseOfEightBytesAtOnce() {
    for byte in UInt8.min...UInt8.max {
      let word = UInt64(byte) &* 0x0101_0101_0101_0101
      #expect(folded(word) == UInt64(folded(byte)) &* 0x0101_0101_0101_0101)
    }
    #expect(folded(0x5A41_5B40_7A61_C1DA as UInt64) == 0x7A61_5B40_7A61_C1DA)
  }

  @Test func hashIgnoresCaseAtAnyLength() {
    for count in 0...40 {
      let lower = (0..<count).map { UInt8(0x61 + $0 % 26) }
      let upper = lower.map { $0 - 0x20 }
      #expect(hash(lower) == hash(upper))
      if count > 0 { #expect(hash(lower) != hash(Array(lower.dropLast()) + [0x7E])) }
    }
  }

  private func hash(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBytes { foldedHash($0.baseAddress ?? Self.nowhere, $0.count) }
  }

  @Test func setHoldsItsMembersOnly() {
    let memory = FrozenMemory()
    let members = ["", "a", "A", "GetObject", "a longer member than that"].map { Array($0.utf8) }
    let set = ByteSet(members, in: memory)
    withExtendedLifetime(memory) {
      for text in ["", "a", "A", "GetObject", "a longer member than that"] { #expect(contains(set, text)) }
      for text in ["b", "getobject", "a longer member than thaT", "GetObjec", " "] { #expect(!contains(set, text)) }
    }
  }

  private func contains(_ set: ByteSet, _ text: String) -> Bool {
    Array(text.utf8).withUnsafeBytes { set.contains($0.baseAddress ?? Self.nowhere, $0.count) }
  }
}
