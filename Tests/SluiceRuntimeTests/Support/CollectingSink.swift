import SluiceCore
import Synchronization

/// A sink that keeps what it is given, and the order of all calls.
final class CollectingSink: Sink {
  let label: String
  private let state = Mutex<[String]>([])
  /// What `write` does before it takes a chunk.
  private let onWrite: @Sendable (String) async throws(SinkError) -> Void

  init(
    _ label: String = "sinks.0.test", onWrite: @escaping @Sendable (String) async throws(SinkError) -> Void = { _ in }
  ) {
    self.label = label
    self.onWrite = onWrite
  }

  /// Texts of chunks, `flush`, `close(true)` and `close(false)`, and what tests note.
  var calls: [String] { state.withLock { $0 } }
  func note(_ call: String) { state.withLock { $0.append(call) } }

  func makeRenderer() -> any SinkRenderer { RecordRenderer() }

  func write(_ chunk: SinkChunk) async throws(SinkError) {
    let text = String(decoding: chunk.bytes, as: UTF8.self)
    try await onWrite(text)
    note(text)
  }

  func flush() async throws(SinkError) { note("flush") }
  func close(completed: Bool) async throws(SinkError) { note("close(\(completed))") }
}

/// Renders live records as `blob:record`, one after another.
struct RecordRenderer: SinkRenderer {
  mutating func render(_ batch: RecordBatch) throws(StageError) -> SinkChunk? {
    var text = ""
    var documents = 0
    for record in 0..<batch.count where batch.isLive(record) {
      text += "\(batch.blob.sequence):\(String(decoding: batch.bytes(record), as: UTF8.self)) "
      documents += 1
    }
    guard documents > 0 else { return nil }
    let bytes = Array(text.utf8)
    return SinkChunk(bytes: bytes, pieces: [SinkChunk.Piece(output: "", range: 0..<bytes.count, documents: documents)])
  }
}
