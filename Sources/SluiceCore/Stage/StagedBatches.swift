/// Batches as they come out of record stages: each stage works on each batch, in order, in place.
package struct StagedBatches<Base: AsyncSequence>: AsyncSequence where Base.Element == RecordBatch {
  package typealias Element = RecordBatch

  let base: Base
  let makeStages: () -> [any RecordStage]

  package func makeAsyncIterator() -> Iterator { Iterator(base: base.makeAsyncIterator(), stages: makeStages()) }

  package struct Iterator: AsyncIteratorProtocol {
    var base: Base.AsyncIterator
    var stages: [any RecordStage]

    package mutating func next() async throws -> RecordBatch? {
      guard let batch = try await base.next() else { return nil }
      for index in stages.indices { try stages[index].process(batch) }
      return batch
    }
  }
}

extension AsyncSequence where Element == RecordBatch {
  /// Passes the batches through a stage.
  package func through(_ stage: @escaping @autoclosure () -> some RecordStage) -> StagedBatches<Self> {
    StagedBatches(base: self) { [stage()] }
  }

  /// Passes the batches through stages that are known only at run time.
  package func through(all makeStages: @escaping () -> [any RecordStage]) -> StagedBatches<Self> {
    StagedBatches(base: self, makeStages: makeStages)
  }
}

@available(*, unavailable)
extension StagedBatches.Iterator: Sendable {}
