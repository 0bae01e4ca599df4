import SluiceCore
import Synchronization

/// The sink for the standard output at work.
///
/// Events are collected until there are `bufferSize` bytes; alerts and dead letters, which are rare and wanted at once,
/// and all that goes to a terminal are written as they come.
final class StdoutSinkWriter: Sink {
  private static let bufferSize = 64 << 10

  let label: String
  // Guarded by the calling protocol of `Sink`, as all that varies here: calls are never concurrent.
  private nonisolated(unsafe) var plan: StdoutSinkPlan
  private nonisolated(unsafe) var projection: Projection
  private let isTerminal: Bool
  private let collects: Bool
  private let style: TerminalStyle
  private nonisolated(unsafe) var buffer: [UInt8] = []
  // What stands in front of the first row; empty when it was written, and for JSON lines.
  private nonisolated(unsafe) var header: [UInt8]
  private let written = Atomic<Int>(0)

  init(
    _ plan: StdoutSinkPlan, _ projection: Projection, isTerminal: Bool, style: TerminalStyle = TerminalStyle(width: 80)
  ) {
    label = plan.label
    self.plan = plan
    self.projection = projection
    self.isTerminal = isTerminal
    self.style = style
    header = plan.rows?.header(style) ?? []
    collects = plan.stream.stream == .events && !isTerminal
  }

  /// Documents written so far.
  var documentsWritten: Int { written.load(ordering: .relaxed) }

  func makeRenderer() -> any SinkRenderer {
    StdoutSinkRenderer(
      stream: DocumentStream(plan.stream, projection),
      rows: plan.rows.map { RowWriter($0, style, isTerminal: isTerminal) }, isTerminal: isTerminal)
  }

  func follow(_ plan: StdoutSinkPlan, _ projection: Projection) { (self.plan, self.projection) = (plan, projection) }

  func write(_ chunk: SinkChunk) async throws(SinkError) {
    if !header.isEmpty {
      buffer.append(contentsOf: header)
      header = []
      if !collects {
        buffer.append(contentsOf: chunk.bytes)
        try drain()
        return count(chunk)
      }
    }
    if buffer.isEmpty, !collects || chunk.bytes.count >= Self.bufferSize {
      try put(chunk.bytes)
    } else {
      buffer.append(contentsOf: chunk.bytes)
      if buffer.count >= Self.bufferSize { try drain() }
    }
    count(chunk)
  }

  private func count(_ chunk: SinkChunk) {
    for piece in chunk.pieces { written.add(piece.documents, ordering: .relaxed) }
  }

  func flush() async throws(SinkError) {
    try drain()
    do throws(SystemFailure) { try plan.descriptor.synchronize() } catch { throw error.sinkError(label) }
  }

  func close(completed: Bool) async throws(SinkError) {
    if completed, plan.rows?.form == .csv {
      // A file of values without any is still one with a header.
      buffer.append(contentsOf: header)
      header = []
    }
    try drain()
  }

  private func drain() throws(SinkError) {
    guard !buffer.isEmpty else { return }
    // Taken out first: what could not be written once is not tried again when the sink is closed.
    let bytes = buffer
    buffer.removeAll(keepingCapacity: false)
    try put(bytes)
  }

  private func put(_ bytes: [UInt8]) throws(SinkError) {
    let write = { [plan] () throws(SystemFailure) in
      var failure: SystemFailure?
      bytes.withUnsafeBytes { bytes in
        do throws(SystemFailure) { try plan.descriptor.write(bytes) } catch { failure = error }
      }
      if let failure { throw failure }
    }
    do throws(SystemFailure) {
      // The line at the foot of the terminal makes room.
      if isTerminal { try StatusLine.standardError.above(write) } else { try write() }
    } catch {
      throw error.sinkError(label)
    }
  }
}

/// Renders documents for the standard output, on one lane.
struct StdoutSinkRenderer: SinkRenderer {
  private var stream: DocumentStream
  private var rows: RowWriter?
  private let isTerminal: Bool
  private var documents: [SelectedDocument] = []
  private var memory = ChunkMemory()
  private var whole: [UInt8] = []

  init(stream: DocumentStream, rows: RowWriter? = nil, isTerminal: Bool) {
    self.stream = stream
    self.rows = rows
    self.isTerminal = isTerminal
  }

  mutating func render(_ batch: RecordBatch) throws(StageError) -> SinkChunk? {
    documents.removeAll(keepingCapacity: true)
    stream.select(batch, forEachTag: false, into: &documents)
    guard !documents.isEmpty else { return nil }
    var bytes = memory.take()
    var alerts: [AlertPlace] = []
    for document in documents {
      let start = bytes.count
      if rows != nil {
        if rows?.needsDocuments == true {
          whole.removeAll(keepingCapacity: true)
          stream.appendWhole(document, of: batch, to: &whole)
          whole.withUnsafeBytes { rows?.begin($0) }
        }
        rows?.append(document, of: batch, to: &bytes)
      } else {
        ChunkMemory.makeRoom(in: &bytes)
        stream.append(document, of: batch, to: &bytes)
        if isTerminal { bytes.escapeControls(from: start) }
      }
      if case .alert(let index) = document.kind {
        alerts.append(AlertPlace(match: batch.matches[index], range: start..<bytes.count, isObject: rows == nil))
      }
    }
    memory.put(bytes)
    return SinkChunk(
      bytes: bytes, pieces: [SinkChunk.Piece(output: "", range: 0..<bytes.count, documents: documents.count)],
      alerts: alerts)
  }
}
