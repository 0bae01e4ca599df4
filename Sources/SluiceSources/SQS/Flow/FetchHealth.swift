/// Notices when objects can't be fetched for the time being. What is in hand is tried again; nothing more is received
/// until something has worked.
struct FetchHealth: Sendable, Hashable {
  /// Failures in a row that mean more than bad luck.
  static let threshold = 3

  private var failures = 0
  /// Objects that wait for another try.
  private(set) var retrying = 0

  /// Whether to receive nothing. Without anything that is tried again there is nothing that would end a pause.
  var isPaused: Bool { retrying > 0 && failures >= Self.threshold }

  mutating func succeeded() { failures = 0 }
  mutating func failed() { failures += 1 }
  mutating func beginsRetrying() { retrying += 1 }
  mutating func endsRetrying() { retrying = max(0, retrying - 1) }
}
