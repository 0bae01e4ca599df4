import SluiceCore
import Testing

@Suite struct SeededHashTests {
  @Test func equalBytesHaveOneHashWhereverTheyLie() {
    let hash = SeededHash()
    let text = Array("https://example.com/a/long/text/that/takes/several/steps/of/sixteen/bytes".utf8)
    for length in 0...text.count {
      let shifted = [0xFF] + text[..<length] + [0xFF]
      let first = text[..<length].withUnsafeBytes { hash($0) }
      let second = shifted.withUnsafeBytes { hash(UnsafeRawBufferPointer(rebasing: $0[1..<1 + length])) }
      #expect(first == second)
    }
  }

  @Test func everyByteCounts() {
    let hash = SeededHash()
    for length in 1...70 {
      let text = [UInt8](repeating: 0x61, count: length)
      var hashes: Set<UInt64> = [text.withUnsafeBytes { hash($0) }]
      for place in 0..<length {
        var other = text
        other[place] ^= 1
        hashes.insert(other.withUnsafeBytes { hash($0) })
      }
      #expect(hashes.count == length + 1)
    }
  }

  @Test func numbersInAnotherOrderHaveAnotherHash() {
    let hash = SeededHash()
    #expect(hash(hash(0, 1), 2) != hash(hash(0, 2), 1))
  }
}
