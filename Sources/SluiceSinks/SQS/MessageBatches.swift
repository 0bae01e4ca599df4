/// Cuts messages into requests: up to ten messages, and together no more bytes than one message may have.
struct MessageBatches: Sendable {
  static let size = 10

  private(set) var pending: [OutgoingMessage] = []

  var count: Int { pending.count }

  mutating func add(_ message: OutgoingMessage) { pending.append(message) }

  /// Takes the requests that are full; all of them where `all` says so. The order stays.
  mutating func take(limit: Int, all: Bool) -> [[OutgoingMessage]] {
    var batches: [[OutgoingMessage]] = []
    var current: [OutgoingMessage] = []
    var bytes = 0
    for message in pending {
      if current.count == Self.size || !current.isEmpty && bytes + message.size > limit {
        batches.append(current)
        current = []
        bytes = 0
      }
      current.append(message)
      bytes += message.size
    }
    if all || current.count == Self.size {
      if !current.isEmpty { batches.append(current) }
      current = []
    }
    pending = current
    return batches
  }
}
