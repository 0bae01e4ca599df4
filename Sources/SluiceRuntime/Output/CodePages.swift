private import CMemory

/// Pages of code that the process holds, given back now and then: what ran for a first batch, or for a rare one, stays with
/// the process otherwise, a third of all its code.
struct CodePages {
  private static let interval = Duration.milliseconds(500)
  /// Batches after which the clock is looked at.
  private static let stride = 64

  private var batches = 0
  private var last = ContinuousClock.now

  mutating func noteBatch() {
    batches += 1
    guard batches == Self.stride else { return }
    batches = 0
    let now = ContinuousClock.now
    guard now - last >= Self.interval else { return }
    last = now
    cmemory_drop_code()
  }
}
