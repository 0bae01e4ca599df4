import SluiceConfig
import SluiceCore

/// A source's feed, shared by the lanes: each blob goes to the lane that asks first, and the feed is asked by one at a
/// time.
actor SharedFeed {
  private let feed: any BlobFeed
  private var isBusy = false
  private var isStopped = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ feed: any BlobFeed) { self.feed = feed }

  /// The next blob; nil at the end, or behind `stop()`.
  func next() async throws -> Blob? {
    while isBusy { await withCheckedContinuation { waiting.append($0) } }
    isBusy = true
    defer {
      isBusy = false
      if !waiting.isEmpty { waiting.removeFirst().resume() }
    }
    return isStopped ? nil : try await feed.next()
  }

  /// No more blobs are handed out; those that were are worked off.
  func stop() { isStopped = true }

  var skipped: Counter<String> { feed.skipped }
}
