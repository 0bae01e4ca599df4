/// Where alerts, events and dead letters go.
///
/// Work is split in two: a `SinkRenderer` per lane turns batches into bytes, in parallel; the sink writes the chunks, one
/// at a time, in source order.
package protocol Sink: AnyObject, Sendable {
  /// For messages and the ledger: the sink's name in the pipeline file and its position, such as `sinks.0.file`.
  var label: String { get }

  /// A renderer for one lane.
  func makeRenderer() -> any SinkRenderer

  /// Writes a chunk that one of the sink's renderers made. Never called concurrently.
  ///
  /// - Throws: `SinkError` when the bytes can't be written; the run ends.
  func write(_ chunk: SinkChunk) async throws(SinkError)

  /// Makes durable what was written so far.
  func flush() async throws(SinkError)

  /// Where the output stands, as of the last `flush` or `complete`: what a later run needs to go on from there. Empty
  /// for outputs that can't be cut back.
  func positions() -> [StateEntry]

  /// The positions have been stored. What waited for that is done: files that are complete get their names.
  func confirm() async throws(SinkError)

  /// Ends all outputs and makes them durable, without what waits for `confirm`. Called at most once, after the last
  /// write of a run whose positions are stored; `confirm` and `close` follow.
  func complete() async throws(SinkError)

  /// Finishes all output: called once after the last write, also after a failed run.
  /// - Parameter completed: whether the run came to its end; if not, unfinished files keep their temporary names.
  func close(completed: Bool) async throws(SinkError)

  /// What the report of the run shall tell of the output, with how often.
  var notes: Counter<String> { get }
}

extension Sink {
  package func positions() -> [StateEntry] { [] }
  package func confirm() async throws(SinkError) {}
  package func complete() async throws(SinkError) { try await flush() }
  package var notes: Counter<String> { Counter() }
}

/// Turns batches into the bytes of a sink, on one lane.
package protocol SinkRenderer {
  /// What the sink shall write for `batch`; nil when that is nothing. Copies what it needs.
  mutating func render(_ batch: RecordBatch) throws(StageError) -> SinkChunk?
}

/// Rendered bytes on their way to a sink, in pieces that may belong to different outputs.
package struct SinkChunk: Sendable {
  package struct Piece: Sendable {
    /// The output that the piece belongs to, as the sink names it (a path, a stream). Empty where there is only one.
    package let output: String
    package let range: Range<Int>
    /// Number of documents in the piece.
    package let documents: Int

    package init(output: String, range: Range<Int>, documents: Int) {
      self.output = output
      self.range = range
      self.documents = documents
    }
  }

  package var bytes: [UInt8]
  package var pieces: [Piece]
  /// The alerts among the documents, in their order, so that they can still be changed; see `AlertEdit`.
  package var alerts: [AlertPlace]

  package init(bytes: [UInt8], pieces: [Piece], alerts: [AlertPlace] = []) {
    self.bytes = bytes
    self.pieces = pieces
    self.alerts = alerts
  }
}

/// A sink can't take what it is given.
package struct SinkError: Error, Sendable, CustomStringConvertible {
  package let sink: String
  /// What went wrong, where, and what to do about it.
  package let message: String
  /// The reader at the other end went away: not an error for a tool in a shell pipe, but the end of the run.
  package let isClosedPipe: Bool

  package init(sink: String, message: String, isClosedPipe: Bool = false) {
    self.sink = sink
    self.message = message
    self.isClosedPipe = isClosedPipe
  }

  package var description: String { "\(sink): \(message)" }
}
