import SluiceCore
import Testing

@Suite struct StagedBatchesTests {
  /// Drops every record whose number is a multiple of something.
  struct DropEvery: RecordStage {
    static let name = "drop"
    let number: Int
    var batches = 0

    mutating func process(_ batch: RecordBatch) throws(StageError) {
      batches += 1
      if batches > 3 { throw StageError(stage: Self.name, message: "enough") }
      for record in 0..<batch.count where batch.isLive(record) && record % number == 0 { batch.drop(record) }
    }
  }

  struct Batches: AsyncSequence {
    typealias Element = RecordBatch
    let count: Int
    struct Iterator: AsyncIteratorProtocol {
      var left: Int
      mutating func next() async -> RecordBatch? {
        guard left > 0 else { return nil }
        left -= 1
        let batch = RecordBatch(projection: ProjectionBuilder().build(), blob: .unread())
        for _ in 0..<10 { _ = batch.appendRecord() }
        return batch
      }
    }
    func makeAsyncIterator() -> Iterator { Iterator(left: count) }
  }

  @Test func stagesWorkInPlaceOneAfterAnother() async throws {
    var live: [[Int]] = []
    for try await batch in Batches(count: 2).through(DropEvery(number: 2)).through(DropEvery(number: 3)) {
      live.append((0..<batch.count).filter { batch.isLive($0) })
    }
    #expect(live == [[1, 5, 7], [1, 5, 7]])
  }

  @Test func stagesKnownOnlyAtRunTime() async throws {
    for try await batch in Batches(count: 1).through(all: { [DropEvery(number: 2), DropEvery(number: 5)] }) {
      #expect((0..<batch.count).filter { batch.isLive($0) } == [1, 3, 7, 9])
    }
  }

  @Test func aStageThatFailsEndsTheSequence() async {
    await #expect(throws: StageError.self) {
      for try await _ in Batches(count: 9).through(DropEvery(number: 2)) {}
    }
  }
}
