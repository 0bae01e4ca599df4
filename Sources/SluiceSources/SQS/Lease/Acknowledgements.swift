/// Collects what is asked of the queue for single messages into requests for up to ten: a request goes out when ten are
/// together, or 200 ms after the first.
struct Acknowledgements<Entry: Sendable>: Sendable {
  static var size: Int { 10 }
  static var delay: Duration { .milliseconds(200) }

  private var entries: [Entry] = []
  /// When the first of `entries` came.
  private var since = Duration.zero
  /// The end has come: nothing waits for more.
  private var isClosing = false

  var count: Int { entries.count }
  var isEmpty: Bool { entries.isEmpty }

  mutating func add(_ entry: Entry, at now: Duration) {
    if entries.isEmpty { since = now }
    entries.append(entry)
  }

  /// The entries of a request that is due by now; nil where there is none.
  mutating func takeDue(at now: Duration) -> [Entry]? {
    guard !entries.isEmpty, isClosing || entries.count >= Self.size || now - since >= Self.delay else { return nil }
    let taken = Array(entries.prefix(Self.size))
    entries.removeFirst(taken.count)
    since = now
    return taken
  }

  /// From now on all is due at once.
  mutating func close() { isClosing = true }
}
