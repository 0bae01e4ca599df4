import SluiceConfig
import SluiceCore

/// One lane: a task that pulls blobs through all stages, renders what sinks want, and hands it to the ordered part.
struct Lane {
  let plan: PipelinePlan
  let sinks: [any Sink]
  let feed: SharedFeed
  let output: OrderedOutput
  let progress: Progress?
  /// Whether positions are stored: then a stop need not wait for the ends of blobs.
  var isResumable = false

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
          blob: batch.blob, records: Self.records(through: batch), failure: batch.failure)
      )
      if isResumable, await feed.isStopped {
        await output.stop()
        break
      }
    }
    return ledger.ledger
  }

  /// The number of records of its blob with which a batch ends; nil for a batch without any.
  private static func records(through batch: RecordBatch) -> Int? {
    let last = batch.count > 0 ? batch.span(batch.count - 1).index : nil
    return [last, batch.rejects.last?.index].compactMap(\.self).max().map { $0 + 1 }
  }

  private func batches(
    of windows: any AsyncSequence<ByteWindow, any Error>, _ context: LaneContext
  ) -> any AsyncSequence<RecordBatch, any Error> {
    let stages = plan.stages
    let isResumable = isResumable
    func staged(_ batches: some AsyncSequence<RecordBatch, any Error>) -> any AsyncSequence<RecordBatch, any Error> {
      batches.through(all: {
        (isResumable ? [DoneRecords(ledger: context.ledger)] : []) + stages.map { $0.makeStage(context) }
      })
    }
    return staged(plan.parse.batches(of: windows, context))
  }
}
