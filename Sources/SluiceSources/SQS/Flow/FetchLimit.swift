/// How many objects are fetched at a time: one more for each second without throttling in which the limit was reached,
/// half of it when S3 asks to slow down.
struct FetchLimit: Sendable, Hashable {
  static let initial = 16

  let maximum: Int
  private(set) var limit: Int
  private var lastChange: Duration
  private var wasReached = false

  init(maximum: Int, at now: Duration) {
    self.maximum = max(1, maximum)
    limit = min(Self.initial, self.maximum)
    lastChange = now
  }

  /// Whether one more may begin besides those that are under way.
  mutating func admits(_ running: Int) -> Bool {
    if running < limit { return true }
    wasReached = true
    return false
  }

  /// The time goes on.
  mutating func tick(at now: Duration) {
    guard now - lastChange >= .seconds(1) else { return }
    if wasReached { limit = min(maximum, limit + 1) }
    wasReached = false
    lastChange = now
  }

  /// S3 asked to slow down. What was in flight together is told so together: that counts once.
  mutating func throttled(at now: Duration, since start: Duration) {
    guard start >= lastThrottle else { return }
    limit = max(1, limit / 2)
    lastThrottle = now
    lastChange = now
    wasReached = false
  }

  private var lastThrottle = Duration.zero
}
