import SluiceConfig
import SluiceCore
import SluiceState

/// A source's feed, shared by the lanes: each blob goes to the lane that asks first, and the feed is asked by one at a
/// time.
actor SharedFeed {
  private let feed: any BlobFeed
  private let store: StateStore?
  private var sequence = 0
  private var doneBefore = 0
  private var isBusy = false
  private(set) var isStopped = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// - Parameter store: what knows which blobs an earlier run has done: they are passed over.
  init(_ feed: any BlobFeed, _ store: StateStore? = nil) {
    self.feed = feed
    self.store = store
  }

  /// The next blob; nil at the end, or behind `stop()`.
  func next() async throws -> Blob? {
    while isBusy { await withCheckedContinuation { waiting.append($0) } }
    isBusy = true
    defer {
      isBusy = false
      if !waiting.isEmpty { waiting.removeFirst().resume() }
    }
    guard let store else { return isStopped ? nil : try await feed.next() }
    while !isStopped, let blob = try await feed.next() {
      // What can't be looked at can't be read: the lane that tries will say so.
      let identity = try? blob.identity()
      let position = try identity.flatMap { try store.position(of: $0) }
      if position?.isDone == true {
        blob.delivery.settle(.done)
        doneBefore += 1
        continue
      }
      defer { sequence += 1 }
      return blob.taken(as: sequence, recordsDone: position?.records ?? 0, identity: identity)
    }
    return nil
  }

  /// No more blobs are handed out; those that were are worked off.
  func stop() {
    isStopped = true
    feed.stop()
  }

  /// Whether the source has nothing, and nothing of it is unsettled.
  var isIdle: Bool { feed.isIdle }

  /// Lets the source give back what it holds.
  func close() async { await feed.close() }

  var skipped: Counter<String> {
    var skipped = feed.skipped
    if doneBefore > 0 { skipped.count("done in an earlier run", doneBefore) }
    return skipped
  }
}
