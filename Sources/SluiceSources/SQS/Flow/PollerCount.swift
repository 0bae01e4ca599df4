/// How many receives wait at the queue at a time: a full answer calls for one more, an empty one for one less.
struct PollerCount: Sendable, Hashable {
  let maximum: Int
  private(set) var count = 1

  init(maximum: Int) { self.maximum = max(1, maximum) }

  /// - Parameters:
  ///   - received: messages that came.
  ///   - asked: messages that were asked for, 1 to 10.
  mutating func answered(received: Int, asked: Int) {
    if received == 0 {
      count = max(1, count - 1)
    } else if received >= asked, asked == 10 {
      count = min(maximum, count + 1)
    }
  }
}
