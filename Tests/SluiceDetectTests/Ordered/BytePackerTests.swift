import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct BytePackerTests {
  private static func texts() -> [[UInt8]] {
    var random = SeededGenerator(seed: 9)
    let words = (0..<40).map { _ in (0..<random.below(30)).map { _ in UInt8(random.below(256)) } }
    return [0, 1, 2, 7, 40, 300, 4_000].flatMap { count in
      [
        Array(repeating: UInt8(7), count: count), (0..<count).map { _ in UInt8(random.below(256)) },
        (0..<count).map { UInt8(truncatingIfNeeded: $0 / 300) },
        (0..<count / 10).flatMap { _ in random.pick(words) + [UInt8(random.below(256))] },
      ]
    }
  }

  @Test func whatIsPackedIsGivenBack() {
    var packer = BytePacker()
    var (before, after) = (0, 0)
    for text in Self.texts() {
      guard let packed = packer.pack(text) else { continue }
      #expect(BytePacker.unpack(packed, count: text.count) == text)
      #expect(packed.count < text.count - text.count / 8)
      before += text.count
      after += packed.count
    }
    #expect(before > 10_000 && after * 2 < before)
  }

  @Test func whatSaysNothingAgainIsNotPacked() {
    var packer = BytePacker()
    #expect(packer.pack([]) == nil)
    #expect(packer.pack((0..<256).map { UInt8($0) }) == nil)
  }

  @Test func whatIsDamagedIsShort() throws {
    var packer = BytePacker()
    let text = (0..<3_000).map { UInt8(truncatingIfNeeded: $0 % 70 + $0 / 900) }
    let attempt = packer.pack(text)
    let packed = try #require(attempt)
    for count in 0..<packed.count {
      #expect(BytePacker.unpack(Array(packed.prefix(count)), count: text.count).count <= text.count)
      var changed = packed
      changed[count] ^= UInt8(truncatingIfNeeded: 1 << (count % 8)) | 0x80
      #expect(BytePacker.unpack(changed, count: text.count).count <= text.count)
    }
  }
}
