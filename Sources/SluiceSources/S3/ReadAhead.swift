import Synchronization

/// How many objects are fetched before their turn: none at first, twice as many with each one that is read, and none
/// again when one is passed over unread, as those are that an earlier run has done.
final class ReadAhead: Sendable {
  private let most: Int
  private let state = Mutex(0)

  init(most: Int) { self.most = most }

  var depth: Int { state.withLock { $0 } }

  func read() { state.withLock { $0 = min(most, max(1, 2 * $0)) } }
  func passedOver() { state.withLock { $0 = 0 } }
}
