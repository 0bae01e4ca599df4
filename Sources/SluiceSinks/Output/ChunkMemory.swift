import SluiceCore

/// The memory of the chunk that a renderer made last, for the next one: batches resemble each other, and mostly the chunk
/// is written by then.
struct ChunkMemory {
  /// Chunks in a row that need far less than there is, behind which it is given back: objects of all sizes come by turns.
  static let patience = 16

  private var bytes: [UInt8] = []
  private var small = 0

  /// Makes room for a document as most are: a chunk of megabytes that grows by itself is copied into twice its size.
  static func makeRoom(in chunk: inout [UInt8]) { chunk.reserveMore(16 << 10) }

  /// Room for a chunk like the last one; the same memory where nobody holds that any more.
  mutating func take() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    taken.removeAll(keepingCapacity: true)
    return taken
  }

  /// - Parameter chunk: shared with who writes it.
  mutating func put(_ chunk: [UInt8]) {
    // One large chunk should not hold what it took for long.
    small = chunk.capacity > 65_536 && chunk.count * 4 < chunk.capacity ? small + 1 : 0
    bytes = small >= Self.patience ? [] : chunk
    if bytes.isEmpty { small = 0 }
  }
}
