import Testing

@testable import SluiceSinks

@Suite struct ChunkMemoryTests {
  @Test func aChunkThatIsStillToBeWrittenStaysAsItIs() {
    var memory = ChunkMemory()
    var first = memory.take()
    first += [1, 2, 3]
    memory.put(first)
    var second = memory.take()
    second += [4]
    memory.put(second)
    #expect(first == [1, 2, 3] && second == [4])
  }

  @Test func theNextChunkHasRoomForWhatTheLastOneHeld() {
    var memory = ChunkMemory()
    memory.put(Array(repeating: 1, count: 1_000))
    let next = memory.take()
    #expect(next.isEmpty && next.capacity >= 1_000)
  }

  @Test func aLargeChunkDoesNotHoldWhatItTook() {
    var memory = ChunkMemory()
    var large: [UInt8] = []
    large.reserveCapacity(1 << 20)
    large.append(1)
    memory.put(large)
    large = []
    // Large ones may follow, so not at once.
    var isHeld: [Bool] = []
    for _ in 0..<ChunkMemory.patience {
      var next = memory.take()
      isHeld.append(next.capacity >= 1 << 20)
      next.append(1)
      memory.put(next)
    }
    #expect(isHeld[0] && memory.take().capacity < 1 << 20)
  }
}
