import Testing

@testable import SluiceSources

@Suite struct WorkQueueTests {
  @Test func whatIsFirstInIsFirstOut() {
    var queue = WorkQueue<Int>()
    var next = 0
    for value in 0..<1_000 {
      queue.append(value)
      if value % 3 != 0 {
        #expect(queue.first == next)
        #expect(queue.popFirst() == next)
        next += 1
      }
    }
    #expect(queue.count == 1_000 - next)
    #expect(queue.removeAll() == Array(next..<1_000))
    #expect(queue.isEmpty && queue.first == nil)
    #expect(queue.popFirst() == nil)
  }
}
