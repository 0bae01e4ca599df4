import SluiceCore
import Testing

@Suite struct ArenaTests {
  @Test func memoryIsAlignedAndNeverOverlaps() {
    let arena = Arena(chunkSize: 256)
    var ranges: [Range<Int>] = []
    for count in [0, 1, 15, 16, 17, 100, 255, 256, 257, 1_000, 3] {
      let start = Int(bitPattern: arena.allocate(count))
      #expect(start % 16 == 0)
      if count > 0 { ranges.append(start..<(start + count)) }
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    for (left, right) in zip(ranges, ranges.dropFirst()) { #expect(left.upperBound <= right.lowerBound) }
  }

  @Test func whatWasGivenOutStaysWhereItIs() {
    let arena = Arena(chunkSize: 64)
    let copies = (0..<200).map { number in Array("value \(number)".utf8).withUnsafeBytes { arena.copy($0) } }
    for (number, copy) in copies.enumerated() { #expect(String(decoding: copy, as: UTF8.self) == "value \(number)") }
    #expect([UInt8]().withUnsafeBytes { arena.copy($0) }.isEmpty)
  }

  @Test func theLastAllocationCanShrink() {
    let arena = Arena()
    let first = arena.allocate(1_000)
    arena.shrinkLast(first, to: 10)
    #expect(arena.bytesInUse == 16)
    #expect(arena.allocate(1) == first + 16)
  }

  @Test func resetMakesMemoryFreeAndGivesLargeChunksBack() {
    let arena = Arena(chunkSize: 1_024)
    let first = arena.allocate(100)
    _ = arena.allocate(1 << 20)
    arena.reset(keeping: 4_096)
    #expect(arena.bytesInUse == 0)
    #expect(arena.allocate(100) == first)
    arena.reset(keeping: 0)
    // Nothing was kept, and all still works.
    arena.allocate(64).initializeMemory(as: UInt8.self, repeating: 7, count: 64)
    #expect(arena.bytesInUse == 64)
  }

  @Test func listsOfNoneOneAndMany() {
    let arena = Arena()
    #expect(arena.list([]).kind == .missing)
    #expect(arena.list([.text("a")]).kind == .string)
    let list = arena.list([.text("a"), .boolean(true), .text("b")])
    #expect(list.kind == .many && list.values.map(\.string) == ["a", "true", "b"])
  }
}
