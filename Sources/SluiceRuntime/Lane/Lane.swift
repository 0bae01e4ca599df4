import SluiceConfig
import SluiceCore

/// One lane: a task that pulls blobs through all stages, renders what sinks want, and hands it to the ordered part.
struct Lane {
  let plan: PipelinePlan
  let sinks: [any Sink]
  let feed: SharedFeed
  let output: OrderedOutput
  let progress: Progress?

  /// Runs until the feed ends.
  ///
  /// - Returns: the lane's part of the books.
  /// - Throws: `StageError` or `SinkError` when the run can't go on, `BlobError` when the source fails.
  @concurrent func run() async throws -> Ledger {
    let ledger = LaneLedger()
    let context = LaneContext(projection: plan.projection, ledger: ledger)
    let blobs = BlobSequence { [feed] in try await feed.next() }
    var renderers = sinks.map { $0.makeRenderer() }
    for try await batch in batches(of: plan.windows(blobs), context) {
      var live = 0
      for record in 0..<batch.count where batch.isLive(record) { live += 1 }
      ledger.ledger.recordsKept += live
      progress?.count(batch)
      if batch.isLast { ledger.ledger.objects.count(batch.failure == nil ? "done" : "damaged") }
      var chunks: [SinkChunk?] = []
      chunks.reserveCapacity(renderers.count)
      for index in renderers.indices {
        let chunk = try renderers[index].render(batch)
        if let chunk { ledger.ledger.written.count(sinks[index].label, chunk.pieces.reduce(0) { $0 + $1.documents }) }
        chunks.append(chunk)
      }
      try await output.submit(
        OrderedOutput.Part(
          sequence: batch.blob.sequence, chunks: chunks, ordered: batch.orderedInputs, isLast: batch.isLast,
          blob: batch.blob, failure: batch.failure)
      )
    }
    return ledger.ledger
  }

  private func batches(
    of windows: any AsyncSequence<ByteWindow, any Error>, _ context: LaneContext
  ) -> any AsyncSequence<RecordBatch, any Error> {
    let stages = plan.stages
    func staged(_ batches: some AsyncSequence<RecordBatch, any Error>) -> any AsyncSequence<RecordBatch, any Error> {
      batches.through(all: { stages.map { $0.makeStage(context) } })
    }
    return staged(plan.parse.batches(of: windows, context))
  }
}
