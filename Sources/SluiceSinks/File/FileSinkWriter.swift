import SluiceCore
import Synchronization

/// The file sink at work: writes the renderers' pieces to their files.
final class FileSinkWriter: Sink {
  let label: String
  private let plan: FileSinkPlan
  private let projection: Projection
  // Guarded by the calling protocol of `Sink`: `write`, `flush` and `close` are never called concurrently.
  private nonisolated(unsafe) var files: OutputFiles
  private let written = Atomic<Int>(0)

  init(_ plan: FileSinkPlan, _ projection: Projection) {
    label = plan.label
    self.plan = plan
    self.projection = projection
    files = OutputFiles(plan.settings)
  }

  /// Documents written so far.
  var documentsWritten: Int { written.load(ordering: .relaxed) }

  func makeRenderer() -> any SinkRenderer { FileSinkRenderer(plan, projection) }

  func open(_ path: String) throws(SinkError) {
    try reporting { () throws(OutputFileError) in try files.file(path, path) }
  }

  func write(_ chunk: SinkChunk) async throws(SinkError) {
    for piece in chunk.pieces {
      var failure: OutputFileError?
      chunk.bytes.withUnsafeBytes { bytes in
        do throws(OutputFileError) {
          try files.write(
            UnsafeRawBufferPointer(rebasing: bytes[piece.range]), to: OutputName.path(of: piece.output),
            output: piece.output)
        } catch {
          failure = error
        }
      }
      if let failure { throw sinkError(failure) }
      written.add(piece.documents, ordering: .relaxed)
    }
  }

  func flush() async throws(SinkError) {
    try reporting { () throws(OutputFileError) in try files.synchronize() }
  }

  func close(completed: Bool) async throws(SinkError) {
    try reporting { () throws(OutputFileError) in try files.close(completed: completed) }
  }

  private func reporting<Result>(_ body: () throws(OutputFileError) -> Result) throws(SinkError) {
    do throws(OutputFileError) { _ = try body() } catch { throw sinkError(error) }
  }

  private func sinkError(_ error: OutputFileError) -> SinkError {
    if case .system(let failure) = error { return failure.sinkError(label) }
    return SinkError(sink: label, message: error.message)
  }
}

/// Renders documents for files, on one lane: one piece of a chunk for each file.
struct FileSinkRenderer: SinkRenderer {
  private var stream: DocumentStream
  private var partitioner: Partitioner
  private let forEachTag: Bool
  private var documents: [SelectedDocument] = []
  /// By document: the next one of the same output; -1 at the end.
  private var next: [Int32] = []
  /// By slot: the output's first and last document in the batch; -1 for none.
  private var first: [Int32] = []
  private var last: [Int32] = []
  /// The batch's slots, in the order of their first documents.
  private var slots: [Int] = []
  private var lastSize = 0

  init(_ plan: FileSinkPlan, _ projection: Projection) {
    stream = DocumentStream(plan.stream, projection)
    partitioner = Partitioner(plan.partitioning)
    forEachTag = plan.partitioning.template.uses(.tag)
  }

  mutating func render(_ batch: RecordBatch) throws(StageError) -> SinkChunk? {
    documents.removeAll(keepingCapacity: true)
    stream.select(batch, forEachTag: forEachTag, into: &documents)
    guard !documents.isEmpty else { return nil }
    group(batch)
    var bytes: [UInt8] = []
    // Batches resemble each other: the size of the last one spares growing step by step.
    bytes.reserveCapacity(lastSize + lastSize / 8)
    var pieces: [SinkChunk.Piece] = []
    pieces.reserveCapacity(slots.count)
    for slot in slots {
      let start = bytes.count
      var count = 0
      var index = first[slot]
      while index >= 0 {
        stream.append(documents[Int(index)], of: batch, to: &bytes)
        count += 1
        index = next[Int(index)]
      }
      pieces.append(
        SinkChunk.Piece(output: partitioner.names[slot], range: start..<bytes.count, documents: count))
    }
    lastSize = bytes.count
    return SinkChunk(bytes: bytes, pieces: pieces)
  }

  /// Links the documents of each output together, in their order.
  private mutating func group(_ batch: RecordBatch) {
    for slot in slots { first[slot] = -1 }
    slots.removeAll(keepingCapacity: true)
    next.removeAll(keepingCapacity: true)
    partitioner.trim()
    for index in documents.indices {
      let slot = partitioner.slot(documents[index], of: batch)
      while first.count <= slot {
        first.append(-1)
        last.append(-1)
      }
      next.append(-1)
      if first[slot] < 0 {
        first[slot] = Int32(index)
        slots.append(slot)
      } else {
        next[Int(last[slot])] = Int32(index)
      }
      last[slot] = Int32(index)
    }
  }
}
