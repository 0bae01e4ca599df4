/// Notices when no object at all may be read: a bucket policy, a key or a role that was changed. To go on would move
/// the whole queue to its dead-letter queue; so nothing more is received, but for one message now and then to see whether
/// it works again.
struct AccessWatch: Sendable, Hashable {
  /// Denials in a row that mean all.
  static let threshold = 10
  private static let firstProbe = Duration.seconds(5)
  private static let longestProbe = Duration.seconds(300)

  /// Whether any object was read so far.
  private(set) var hasSucceeded = false
  private(set) var isPaused = false
  private var denials = 0
  private var interval = Self.firstProbe
  private var isProbing = false
  private var nextProbe = Duration.zero

  /// An object was read.
  ///
  /// - Returns: whether that ends a pause.
  mutating func succeeded() -> Bool {
    let wasPaused = isPaused
    self = AccessWatch()
    hasSucceeded = true
    return wasPaused
  }

  /// An object was denied.
  ///
  /// - Returns: whether a pause begins.
  mutating func denied(at now: Duration) -> Bool {
    denials += 1
    if isPaused {
      // Others were under way when the pause began.
      if isProbing {
        interval = min(interval * 2, Self.longestProbe)
        nextProbe = now + interval
        isProbing = false
      }
      return false
    }
    // While nothing was ever read, the first one tells enough: few messages are in hand then.
    guard denials >= (hasSucceeded ? Self.threshold : 1) else { return false }
    isPaused = true
    nextProbe = now + interval
    return true
  }

  /// Whether a single message may be received, to see whether it works again.
  mutating func takeProbe(at now: Duration) -> Bool {
    guard isPaused, now >= nextProbe else { return false }
    nextProbe = now + interval
    isProbing = true
    return true
  }
}
