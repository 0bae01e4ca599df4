package import SluiceCore

/// How failed calls are tried again, and the clock and the chance that decide when.
package struct RetrySettings: Sendable {
  /// The first try included.
  package var maxAttempts: Int
  /// Uniform in 0..<1.
  package var random: @Sendable () -> Double
  /// Waits; throws when the task is cancelled.
  package var sleep: @Sendable (Duration) async throws(CancellationError) -> Void
  /// The machine's clock.
  package var now: @Sendable () -> EventTime

  package init(
    maxAttempts: Int = 3, random: @escaping @Sendable () -> Double = { .random(in: 0..<1) },
    sleep: @escaping @Sendable (Duration) async throws(CancellationError) -> Void = RetrySettings.pause,
    now: @escaping @Sendable () -> EventTime = RetrySettings.currentTime
  ) {
    self.maxAttempts = max(maxAttempts, 1)
    self.random = random
    self.sleep = sleep
    self.now = now
  }
}
