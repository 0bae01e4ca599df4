import Testing

@testable import SluiceDetect

@Suite struct BytePackingTests {
  private static func texts() -> [[UInt8]] {
    var random: UInt64 = 9
    func next(_ limit: UInt64) -> UInt64 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return random >> 33 % limit
    }
    let words = (0..<40).map { _ in (0..<next(30)).map { _ in UInt8(truncatingIfNeeded: next(256)) } }
    return [0, 1, 2, 7, 40, 300, 4_000].flatMap { count in
      [
        Array(repeating: UInt8(7), count: count), (0..<count).map { _ in UInt8(truncatingIfNeeded: next(256)) },
        (0..<count).map { UInt8(truncatingIfNeeded: $0 / 300) },
        (0..<count / 10).flatMap { _ in words[Int(next(40))] + [UInt8(truncatingIfNeeded: next(256))] },
      ]
    }
  }

  @Test func whatIsPackedIsGivenBack() {
    var packer = BytePacker()
    var (before, after) = (0, 0)
    for text in Self.texts() {
      guard let packed = packer.pack(text) else { continue }
      #expect(PackedBytes.unpacked(packed, count: text.count) == text)
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
      #expect(PackedBytes.unpacked(Array(packed.prefix(count)), count: text.count).count <= text.count)
      var changed = packed
      changed[count] ^= UInt8(truncatingIfNeeded: 1 << (count % 8)) | 0x80
      #expect(PackedBytes.unpacked(changed, count: text.count).count <= text.count)
    }
  }
}
