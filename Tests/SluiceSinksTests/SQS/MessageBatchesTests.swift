import Testing

@testable import SluiceSinks

@Suite struct MessageBatchesTests {
  private func batches(_ sizes: [Int]) -> MessageBatches {
    var batches = MessageBatches()
    for size in sizes { batches.add(OutgoingMessage([UInt8](repeating: 0x31, count: size), groupID: nil)) }
    return batches
  }

  @Test func requestsHaveTenMessagesAndSoManyBytes() {
    var full = batches(Array(repeating: 10, count: 25))
    #expect(full.take(limit: 1_000, all: false).map(\.count) == [10, 10])
    #expect(full.count == 5)
    var large = batches([60, 60, 30, 10, 100, 1, 500, 1])
    #expect(large.take(limit: 100, all: true).map { $0.map(\.size) } == [[60], [60, 30, 10], [100], [1], [500], [1]])
    #expect(large.count == 0)
  }

  @Test func nothingMakesNoRequest() {
    var none = batches([])
    #expect(none.take(limit: 100, all: true).isEmpty)
  }
}
