/// Messages that wait for a time before they are worked on, by our own numbers.
struct DelayedMessages: Sendable, Hashable {
  private var times: [Int: Duration] = [:]
  /// At or before the earliest of them.
  private var earliest: Duration?

  var count: Int { times.count }

  mutating func add(_ message: Int, until time: Duration) {
    times[message] = time
    earliest = min(earliest ?? time, time)
  }

  /// Takes those whose time has come, in its order.
  ///
  /// - Complexity: O(*n*), but O(1) while there are none.
  mutating func takeDue(at now: Duration) -> [Int] {
    guard let earliest, now >= earliest else { return [] }
    let due = times.filter { now >= $0.value }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    for message in due { times[message] = nil }
    self.earliest = times.values.min()
    return due
  }

  mutating func remove(_ message: Int) {
    times[message] = nil
    if times.isEmpty { earliest = nil }
  }
}
