/// When the sinks of a run whose source is live are flushed, what is known is stored, and deliveries are settled: each
/// interval; in a moment without work sooner, but so that it takes a twentieth of the time at most; and at once when the
/// source waits for it.
struct Settling {
  /// What goes on between the source and the sinks.
  enum Activity: Sendable {
    /// More is on its way.
    case busy
    /// Everything that the source handed out is written.
    case idle
    /// Likewise, and the source gives nothing more until some of it is settled.
    case heldUp
  }

  /// So that a file is not synchronised, and a compressed one not cut into blocks, for each small object.
  static let shortest = Duration.milliseconds(50)
  private static let share = 20

  private let interval: Duration
  /// Whether the first moment without work is waited for, rather than the interval's end.
  private let isPrompt: Bool
  private var ended: ContinuousClock.Instant
  private var cost = Duration.zero

  init(every interval: Duration, isPrompt: Bool, from now: ContinuousClock.Instant) {
    self.interval = interval
    self.isPrompt = isPrompt
    ended = now - interval
  }

  func isDue(at now: ContinuousClock.Instant, _ activity: Activity) -> Bool {
    let elapsed = now - ended
    return switch activity {
    case .busy: elapsed >= interval
    case .idle: elapsed >= (isPrompt ? min(interval, max(cost * Self.share, Self.shortest)) : interval)
    // Nothing else is there to do.
    case .heldUp: true
    }
  }

  mutating func settled(from start: ContinuousClock.Instant, to end: ContinuousClock.Instant) {
    cost = end - start
    ended = end
  }
}
