/// The order of a FIFO queue's messages: within a group one at a time, by sequence number.
struct MessageGroups: Sendable {
  private struct Waiting: Sendable {
    let message: Int
    let number: String
  }

  /// By group: those that wait, with the one in work in front.
  private var groups: [String: [Waiting]] = [:]

  /// Takes up a message.
  ///
  /// - Parameter number: a decimal number of up to 128 bits.
  /// - Returns: whether it is its turn.
  mutating func add(_ message: Int, group: String, number: String) -> Bool {
    var waiting = groups[group] ?? []
    // The one in work stays in front, whatever comes.
    let place = waiting.dropFirst().firstIndex { Self.isLess(number, $0.number) } ?? waiting.endIndex
    waiting.insert(Waiting(message: message, number: number), at: place)
    groups[group] = waiting
    return waiting.count == 1
  }

  /// The message in work is done.
  ///
  /// - Returns: the next one of the group.
  mutating func finish(_ message: Int, group: String) -> Int? {
    groups[group]?.removeAll { $0.message == message }
    guard let next = groups[group]?.first else {
      groups[group] = nil
      return nil
    }
    return next.message
  }

  /// The message in work has failed: it and all behind it go back, so that they come again in order.
  ///
  /// - Returns: the others of the group, newest first, as they have to go back.
  mutating func fail(_ message: Int, group: String) -> [Int] {
    let others = groups[group]?.filter { $0.message != message } ?? []
    groups[group] = nil
    return others.reversed().map(\.message)
  }

  /// Decimal numbers without leading zeros: the longer one is the greater.
  static func isLess(_ left: String, _ right: String) -> Bool {
    let (a, b) = (left.utf8.count, right.utf8.count)
    return a == b ? left < right : a < b
  }
}
