import SluiceCore
import Synchronization

/// The blobs that were handed out and are not written yet.
final class InFlight: Sendable {
  private let blobs = Mutex<[Int: Blob]>([:])

  func add(_ blob: Blob) { blobs.withLock { $0[blob.sequence] = blob } }

  /// Everything that came of it is written.
  func remove(_ sequence: Int) { blobs.withLock { $0[sequence] = nil } }

  /// Whether it is the only one, and all before it is written.
  func isAlone(_ blob: Blob) -> Bool { blobs.withLock { $0.count == 1 && $0[blob.sequence] != nil } }

  /// In their order.
  var all: [Blob] { blobs.withLock { $0.values.sorted { $0.sequence < $1.sequence } } }
}
