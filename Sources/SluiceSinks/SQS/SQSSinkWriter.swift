import SluiceCore

/// The sink for a queue at work.
final class SQSSinkWriter: Sink {
  let label: String
  private let plan: SQSSinkPlan
  private let projection: Projection
  private let sender: MessageSender
  // Guarded by the calling protocol of `Sink`: `write`, `flush` and `close` are never called concurrently.
  private nonisolated(unsafe) var batches = MessageBatches()

  init(_ plan: SQSSinkPlan, _ projection: Projection, _ sender: MessageSender) {
    label = plan.label
    self.plan = plan
    self.projection = projection
    self.sender = sender
  }

  func makeRenderer() -> any SinkRenderer {
    SQSSinkRenderer(stream: DocumentStream(plan.stream, projection), grouping: plan.grouping)
  }

  /// Sends what makes full requests; the rest waits for more or for `flush`.
  func write(_ chunk: SinkChunk) async throws(SinkError) {
    for piece in chunk.pieces {
      var document = chunk.bytes[piece.range]
      while document.last == 0x0A { document.removeLast() }
      if document.isEmpty { continue }
      batches.add(OutgoingMessage(document, groupID: plan.grouping == nil ? nil : piece.output))
    }
    if batches.count >= MessageBatches.size { try await send(all: false) }
  }

  func flush() async throws(SinkError) { try await send(all: true) }

  /// What a run that failed has not sent comes again.
  func close(completed: Bool) async throws(SinkError) {
    if completed { try await send(all: true) }
  }

  private func send(all: Bool) async throws(SinkError) {
    // Taken out first: what was refused once is not sent again when the sink is closed.
    var taken = batches
    batches = MessageBatches()
    try await sender.send(from: &taken, all: all)
    batches = taken
  }
}

/// Renders documents for a queue, on one lane: one piece of a chunk for each.
struct SQSSinkRenderer: SinkRenderer {
  private var stream: DocumentStream
  private let grouping: MessageGrouping?
  private var documents: [SelectedDocument] = []

  init(stream: DocumentStream, grouping: MessageGrouping?) {
    self.stream = stream
    self.grouping = grouping
  }

  mutating func render(_ batch: RecordBatch) throws(StageError) -> SinkChunk? {
    documents.removeAll(keepingCapacity: true)
    stream.select(batch, forEachTag: false, into: &documents)
    guard !documents.isEmpty else { return nil }
    var bytes: [UInt8] = []
    var pieces: [SinkChunk.Piece] = []
    var alerts: [AlertPlace] = []
    pieces.reserveCapacity(documents.count)
    for document in documents {
      let start = bytes.count
      stream.append(document, of: batch, to: &bytes)
      if case .alert(let index) = document.kind {
        alerts.append(AlertPlace(match: batch.matches[index], range: start..<bytes.count, isObject: true))
      }
      pieces.append(
        SinkChunk.Piece(
          output: grouping?.group(document, of: batch) ?? "", range: start..<bytes.count, documents: 1))
    }
    return SinkChunk(bytes: bytes, pieces: pieces, alerts: alerts)
  }
}
