import SluiceConfig
import SluiceCore
import SluiceMetrics

/// One lane: a task that pulls blobs through all stages, renders what sinks want, and hands it to the ordered part.
struct Lane {
  let plan: PipelinePlan
  let sinks: [any Sink]
  let feed: SharedFeed
  let output: OrderedOutput
  let progress: Progress?
  /// Whether positions are stored: then a stop need not wait for the ends of blobs.
  var isResumable = false
  let profile: LaneProfile?
  var metrics: RunMetrics?

  /// Runs until the feed ends.
  ///
  /// - Returns: the lane's part of the books.
  /// - Throws: `StageError` or `SinkError` when the run can't go on, `BlobError` when the source fails.
  @concurrent func run() async throws -> Ledger {
    let ledger = LaneLedger()
    let context = LaneContext(projection: plan.projection, ledger: ledger)
    let taken = BlobSequence { [feed, metrics] in
      let blob = try await feed.next()
      if let metrics, let blob { metrics.took(blob.sequence) }
      return blob
    }
    let blobs = plan.stages.reduce(taken) { ($1 as? any BlobStagePlan)?.blobs(of: $0) ?? $0 }
    var renderers = sinks.map { $0.makeRenderer() }
    let times = profile == nil && metrics == nil ? nil : LaneTimes()
    let batches = batches(of: plan.windows(blobs), context, times)
    let render = times?.part("render") ?? 0
    let write = times?.part("write") ?? 0
    let counts = times.flatMap { times in metrics?.lane(parts: times.parts.map(\.name)) }
    defer { if let times { profile?.add(times.parts) } }
    for try await batch in batches {
      var live = 0
      for record in 0..<batch.count where batch.isLive(record) { live += 1 }
      ledger.ledger.recordsKept += live
      progress?.count(batch)
      if batch.isLast { ledger.ledger.objects.count(batch.failure == nil ? "done" : "damaged") }
      let rendering = times.map { _ in ContinuousClock.now }
      var chunks: [SinkChunk?] = []
      chunks.reserveCapacity(renderers.count)
      for index in renderers.indices {
        let chunk = try renderers[index].render(batch)
        if let chunk { ledger.ledger.written.count(sinks[index].label, chunk.pieces.reduce(0) { $0 + $1.documents }) }
        chunks.append(chunk)
      }
      if let times, let rendering { times.add(render, since: rendering) }
      let writing = times.map { _ in ContinuousClock.now }
      try await output.submit(
        OrderedOutput.Part(
          sequence: batch.blob.sequence, chunks: chunks, ordered: batch.orderedInputs, isLast: batch.isLast,
          blob: batch.blob, records: Self.records(through: batch), failure: batch.failure)
      )
      if let times, let writing { times.add(write, since: writing) }
      if let times, let counts { counts.passed(batch, ledger.ledger, times.parts.map(\.time)) }
      if await feed.callsBack(from: batch.blob, isResumable: isResumable) {
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
    of windows: any AsyncSequence<ByteWindow, any Error>, _ context: LaneContext, _ times: LaneTimes?
  ) -> any AsyncSequence<RecordBatch, any Error> {
    var stages = plan.stages.map { $0.makeStage(context) }
    func staged(_ batches: some AsyncSequence<RecordBatch, any Error>) -> any AsyncSequence<RecordBatch, any Error> {
      batches.through(all: { stages })
    }
    let done = DoneRecords(ledger: context.ledger)
    guard let times else {
      stages.insert(done, at: 0)
      return staged(plan.parse.batches(of: windows, context))
    }
    func timed<Element>(
      _ base: some AsyncSequence<Element, any Error>, _ part: Int
    ) -> any AsyncSequence<Element, any Error> {
      TimedElements(base: base, times: times, part: part)
    }
    let (decompress, parse) = (times.part("decompress"), times.part("parse"))
    stages = [done] + stages.map { TimedStage($0, times) }
    return staged(timed(plan.parse.batches(of: timed(windows, decompress), context), parse))
  }
}
