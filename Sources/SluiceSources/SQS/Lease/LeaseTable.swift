/// The leases on messages that were received, from their arrival until they are deleted or given back: when each has to
/// be extended.
///
/// A message that is leased is seen by nobody else. A lease is extended when less than half of the visibility timeout is
/// left; SQS ends it for good 12 hours after the message was received.
struct LeaseTable: Sendable {
  /// From the receive, that a message can be kept in all.
  static let longest = Duration.seconds(43_200)

  private struct Lease {
    let receivedAt: Duration
    var expiresAt: Duration
    var isBeingExtended = false
    /// It can't be extended any more: nobody keeps the message for us.
    var isLost = false
  }

  /// An extension to ask for.
  struct Extension: Hashable, Sendable {
    let message: Int
    let visibility: Duration
  }

  private let visibility: Duration
  private var leases: [Int: Lease] = [:]

  init(visibility: Duration) { self.visibility = visibility }

  var count: Int { leases.count }

  /// How often to look for leases that are due: with less than half of the timeout left, a look comes in time.
  var interval: Duration { min(.seconds(1), visibility / 8) }

  /// A message was received, by an answer that came at `now`; another receipt of the same message begins a new lease.
  mutating func add(_ message: Int, at now: Duration) {
    leases[message] = Lease(receivedAt: now, expiresAt: now + visibility)
  }

  /// Takes the leases that have to be extended by now, at most 10.
  ///
  /// - Complexity: O(`count`)
  mutating func takeDue(at now: Duration) -> [Extension] {
    var due: [Extension] = []
    for (message, lease) in leases where !lease.isBeingExtended && !lease.isLost {
      guard lease.expiresAt - now < visibility / 2 else { continue }
      // SQS counts in whole seconds.
      let left = Duration.seconds((lease.receivedAt + Self.longest - now).components.seconds)
      if left <= .zero {
        leases[message]?.isLost = true
        continue
      }
      // What is left of 12 hours was asked for already.
      if left <= lease.expiresAt - now { continue }
      due.append(Extension(message: message, visibility: min(visibility, left)))
      leases[message]?.isBeingExtended = true
      if due.count == 10 { break }
    }
    return due
  }

  /// An extension that was asked for at `now` is granted.
  mutating func extended(_ entry: Extension, at now: Duration) {
    leases[entry.message]?.expiresAt = now + entry.visibility
    leases[entry.message]?.isBeingExtended = false
  }

  /// An extension failed, and may be tried again.
  mutating func failed(_ entry: Extension) { leases[entry.message]?.isBeingExtended = false }

  /// The lease is over: the message may be received elsewhere. It is still worked off.
  mutating func lost(_ message: Int) { leases[message]?.isLost = true }

  func isLost(_ message: Int) -> Bool { leases[message]?.isLost ?? true }

  /// The message was deleted or given back.
  mutating func remove(_ message: Int) { leases[message] = nil }
}
