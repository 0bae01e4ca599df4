package import SluiceCore
import Synchronization

/// What a listing has found so far.
package struct ListingTotals: Sendable, Equatable {
  /// Wanted objects and their bytes.
  package var objects = 0
  package var bytes = 0
  /// Of the bytes, those that were handed out and never read: an earlier run has done them.
  package var unread = 0
  /// Objects that are passed over, by reason.
  package var skipped = Counter<String>()
  /// Runs of keys that are listed to their end, of so many; nil when they aren't known yet.
  package var finished = 0
  package var stretches: Int?
  package var requests = 0

  package var isComplete: Bool { finished == stretches }
}

/// Counts for all who list at once.
final class ListingTally: Sendable {
  private let state = Mutex(ListingTotals())

  var totals: ListingTotals { state.withLock { $0 } }

  func begin(_ stretches: Int) { state.withLock { $0.stretches = stretches } }
  func finish() { state.withLock { $0.finished += 1 } }
  func ask(_ requests: Int) { state.withLock { $0.requests = requests } }

  func pass(_ bytes: Int) { state.withLock { $0.unread += bytes } }

  func add(_ page: ListedPage) {
    state.withLock { totals in
      totals.objects += page.count
      totals.bytes += page.size
      totals.skipped.add(page.skipped)
    }
  }
}
