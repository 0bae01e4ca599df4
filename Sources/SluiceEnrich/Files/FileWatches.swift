import Foundation
import SluiceCore
import Synchronization

/// The files of an `enrich` stage, looked at every few seconds by whichever lane comes first.
final class FileWatches: Sendable {
  /// Between two looks at the files.
  static let interval: Duration = .seconds(5)

  private let watches: [any FileWatch]
  private let start = ContinuousClock.now
  /// In milliseconds since `start`.
  private let next = Atomic<Int64>(FileWatches.milliseconds(FileWatches.interval))

  /// What there is to say once, with a number.
  private let announcements: Mutex<[(text: String, count: Int)]>

  /// - Parameter announcements: go to the ledger with the first batch.
  init(_ watches: [any FileWatch], announcing announcements: [(text: String, count: Int)] = []) {
    self.watches = watches
    self.announcements = Mutex(announcements)
  }

  /// Notes what there is to say once.
  func announce(to ledger: inout Ledger) {
    let found = announcements.withLock { announcements in
      defer { announcements = [] }
      return announcements
    }
    for (text, count) in found where count > 0 { ledger.notes.count(text, count) }
  }

  /// Costs a look at the clock unless the interval has passed; then a system call for each file. Loading is left to a
  /// thread of its own.
  func check(noting ledger: inout Ledger) {
    guard !watches.isEmpty else { return }
    let now = Self.milliseconds(start.duration(to: .now))
    let due = next.load(ordering: .relaxed)
    guard now >= due,
      next.compareExchange(
        expected: due, desired: now + Self.milliseconds(Self.interval), ordering: .relaxed
      ).exchanged
    else { return }
    // A thread of its own: lanes that are busy leave a task no place to run.
    checkNow(noting: &ledger) { load in Thread.detachNewThread { load() } }
  }

  /// - Parameter start: runs what loads a file.
  func checkNow(noting ledger: inout Ledger, start: (@escaping @Sendable () -> Void) -> Void) {
    for watch in watches {
      watch.check(start: start)
      for event in watch.takeEvents() { ledger.notes.count(event.description) }
    }
  }

  private static func milliseconds(_ duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
  }
}
