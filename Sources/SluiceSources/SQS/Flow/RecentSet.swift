/// Remembers keys for an hour, up to a number of them: those used longest ago are forgotten first.
struct RecentSet<Key: Hashable & Sendable>: Sendable {
  private let capacity: Int
  private let lifetime: Duration
  private var times: [Key: Duration] = [:]
  /// In the order in which they came; entries that were renewed or removed since are passed over.
  private var order: [(key: Key, time: Duration)] = []
  private var head = 0

  init(capacity: Int = 100_000, lifetime: Duration = .seconds(3_600)) {
    self.capacity = max(1, capacity)
    self.lifetime = lifetime
  }

  var count: Int { times.count }

  /// - Complexity: O(1), amortised
  mutating func insert(_ key: Key, at now: Duration) {
    times[key] = now
    order.append((key, now))
    while head < order.count, times.count > capacity || now - order[head].time >= lifetime {
      if times[order[head].key] == order[head].time { times[order[head].key] = nil }
      head += 1
    }
    if head > order.count / 2, head > 64 {
      order.removeFirst(head)
      head = 0
    }
  }

  func contains(_ key: Key, at now: Duration) -> Bool {
    guard let time = times[key] else { return false }
    return now - time < lifetime
  }

  mutating func remove(_ key: Key) { times[key] = nil }
}
