import SluiceCore
import Synchronization

/// The file sink at work: writes the renderers' pieces to their files.
final class FileSinkWriter: Sink {
  let label: String
  // Guarded by the calling protocol of `Sink`: `follow`, `write`, `flush` and `close` are never called concurrently.
  private nonisolated(unsafe) var plan: FileSinkPlan
  private nonisolated(unsafe) var projection: Projection
  private nonisolated(unsafe) var files: OutputFiles
  private nonisolated(unsafe) var pending = PendingOutputs(limit: 8 << 20)
  /// Whether all documents go to one output: then they need not wait for one another.
  private let hasOneOutput: Bool
  private let written = Atomic<Int>(0)

  init(_ plan: FileSinkPlan, _ projection: Projection, files: OutputFiles? = nil) {
    label = plan.label
    self.plan = plan
    self.projection = projection
    self.files = files ?? OutputFiles(plan.settings)
    hasOneOutput = plan.partitioning.hasOneOutput
  }

  /// Documents written so far.
  var documentsWritten: Int { written.load(ordering: .relaxed) }

  func makeRenderer() -> any SinkRenderer { FileSinkRenderer(plan, projection) }

  func follow(_ plan: FileSinkPlan, _ projection: Projection) { (self.plan, self.projection) = (plan, projection) }

  func open(_ path: String) throws(SinkError) {
    try reporting { () throws(OutputFileError) in try files.file(path, path) }
  }

  func write(_ chunk: SinkChunk) async throws(SinkError) {
    var documents = 0
    for piece in chunk.pieces {
      documents += piece.documents
      if hasOneOutput {
        try reporting { () throws(OutputFileError) in try put(piece.output, chunk.bytes[piece.range]) }
      } else if pending.append(chunk.bytes[piece.range], to: piece.output) {
        try reporting { () throws(OutputFileError) in
          try pending.spill { (output, bytes) throws(OutputFileError) in try put(output, bytes[...]) }
        }
      }
    }
    written.add(documents, ordering: .relaxed)
  }

  func flush() async throws(SinkError) {
    try reporting { () throws(OutputFileError) in
      try drain()
      try files.synchronize()
    }
  }

  func positions() -> [StateEntry] { files.positions }

  func confirm() async throws(SinkError) {
    try reporting { () throws(OutputFileError) in try files.nameSealed() }
  }

  func complete() async throws(SinkError) {
    try reporting { () throws(OutputFileError) in
      try drain()
      try files.close(completed: true)
    }
  }

  func close(completed: Bool) async throws(SinkError) {
    var failure: SinkError?
    do throws(SinkError) {
      try reporting { () throws(OutputFileError) in try drain() }
    } catch {
      failure = error
    }
    try reporting { () throws(OutputFileError) in try files.close(completed: completed && failure == nil) }
    if let failure { throw failure }
  }

  private func drain() throws(OutputFileError) {
    try pending.drain { (output, bytes) throws(OutputFileError) in try put(output, bytes[...]) }
  }

  private func put(_ output: String, _ bytes: ArraySlice<UInt8>) throws(OutputFileError) {
    var failure: OutputFileError?
    bytes.withUnsafeBytes { bytes in
      do throws(OutputFileError) {
        try files.write(bytes, to: OutputName.path(of: output), output: output)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  private func reporting<Result>(_ body: () throws(OutputFileError) -> Result) throws(SinkError) {
    do throws(OutputFileError) { _ = try body() } catch { throw sinkError(error) }
  }

  private func sinkError(_ error: OutputFileError) -> SinkError {
    if case .system(let failure) = error { return failure.sinkError(label) }
    return SinkError(sink: label, message: error.message)
  }
}

/// Renders documents for files, on one lane: one piece of a chunk for each document, in the order of the records; one
/// for all of them where they go to one output.
struct FileSinkRenderer: SinkRenderer {
  private var stream: DocumentStream
  private var partitioner: Partitioner
  private let forEachTag: Bool
  private let hasOneOutput: Bool
  private var documents: [SelectedDocument] = []
  private var memory = ChunkMemory()

  init(_ plan: FileSinkPlan, _ projection: Projection) {
    stream = DocumentStream(plan.stream, projection)
    partitioner = Partitioner(plan.partitioning)
    forEachTag = plan.partitioning.template.uses(.tag)
    hasOneOutput = plan.partitioning.hasOneOutput
  }

  mutating func render(_ batch: RecordBatch) throws(StageError) -> SinkChunk? {
    documents.removeAll(keepingCapacity: true)
    stream.select(batch, forEachTag: forEachTag, into: &documents)
    guard !documents.isEmpty else { return nil }
    partitioner.trim()
    var bytes = memory.take()
    var pieces: [SinkChunk.Piece] = []
    var alerts: [AlertPlace] = []
    if !hasOneOutput { pieces.reserveCapacity(documents.count) }
    for document in documents {
      let start = bytes.count
      ChunkMemory.makeRoom(in: &bytes)
      stream.append(document, of: batch, to: &bytes)
      if case .alert(let index) = document.kind {
        alerts.append(AlertPlace(match: batch.matches[index], range: start..<bytes.count, isObject: true))
      }
      if hasOneOutput { continue }
      let slot = partitioner.slot(document, of: batch)
      pieces.append(SinkChunk.Piece(output: partitioner.names[slot], range: start..<bytes.count, documents: 1))
    }
    if hasOneOutput {
      let slot = partitioner.slot(documents[0], of: batch)
      pieces = [
        SinkChunk.Piece(output: partitioner.names[slot], range: 0..<bytes.count, documents: documents.count)
      ]
    }
    memory.put(bytes)
    return SinkChunk(bytes: bytes, pieces: pieces, alerts: alerts)
  }
}
