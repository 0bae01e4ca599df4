import SluiceCore

/// Text that waits to be written, by output. Which outputs are written when depends on the documents and their order
/// alone, not on the batches that they came in: so files have the same parts whatever the windows were.
///
/// Bounded: past `limit` the outputs with the most text are written, down to half of it. Those with little wait on, so
/// that many small outputs don't take turns with the open files.
struct PendingOutputs {
  private struct Pending {
    var bytes: [UInt8]
    /// When the output's oldest text came.
    let order: Int
  }

  private let limit: Int
  private var pending: [String: Pending] = [:]
  private var size = 0
  private var clock = 0

  init(limit: Int) { self.limit = limit }

  /// Adds a document's lines to an output.
  ///
  /// - Returns: whether it is time to `spill`.
  mutating func append(_ lines: ArraySlice<UInt8>, to output: String) -> Bool {
    clock += 1
    pending[output, default: Pending(bytes: [], order: clock)].bytes.append(contentsOf: lines)
    size += lines.count
    return size > limit
  }

  /// Hands over the outputs with the most text, the older first among equals, until half of the limit is left.
  mutating func spill(_ write: (_ output: String, _ bytes: [UInt8]) throws(OutputFileError) -> Void)
    throws(OutputFileError)
  {
    for (output, text) in pending.sorted(by: {
      ($1.value.bytes.count, $0.value.order) < ($0.value.bytes.count, $1.value.order)
    }) {
      guard size > limit / 2 else { return }
      pending[output] = nil
      size -= text.bytes.count
      try write(output, text.bytes)
    }
  }

  /// Hands over everything, the oldest first.
  mutating func drain(_ write: (_ output: String, _ bytes: [UInt8]) throws(OutputFileError) -> Void)
    throws(OutputFileError)
  {
    let all = pending.sorted { $0.value.order < $1.value.order }
    pending.removeAll()
    size = 0
    for (output, text) in all { try write(output, text.bytes) }
  }
}
