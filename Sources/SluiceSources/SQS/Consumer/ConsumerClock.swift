/// The time and the chance that a consumer goes by.
struct ConsumerClock: Sendable {
  /// Since some fixed moment.
  var now: @Sendable () -> Duration
  /// Throws when the task is cancelled.
  var sleep: @Sendable (Duration) async throws -> Void
  /// Milliseconds since 1970, to compare with what messages say.
  var wallTime: @Sendable () -> Int64
  /// Uniform in 0..<1.
  var random: @Sendable () -> Double

  static var system: ConsumerClock {
    let start = ContinuousClock.now
    return ConsumerClock(
      now: { ContinuousClock.now - start }, sleep: { try await Task.sleep(for: $0) }, wallTime: WallTime.milliseconds,
      random: { .random(in: 0..<1) })
  }
}
