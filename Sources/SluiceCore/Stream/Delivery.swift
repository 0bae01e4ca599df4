import Synchronization

/// The obligation that a source took on by handing out a blob. It is settled exactly once; where the source waits for it,
/// only after every sink has flushed what came of the blob.
package final class Delivery: Sendable {
  package enum Outcome: Hashable, Sendable {
    /// Everything that came of it is durable: delete the message, advance the position.
    case done
    /// Not processed for a reason that may pass: leave it to be delivered again.
    case retry
    /// Can never be processed: it belongs with the dead letters.
    case poison(reason: String)
  }

  /// Whether the source waits for it. One that gives the same again in another run does not, and what it handed out can
  /// be forgotten as soon as it is written.
  package let isAwaited: Bool
  private let settled = Mutex<Outcome?>(nil)
  private let onSettle: @Sendable (Outcome) -> Void

  /// - Parameter onSettle: called once, on the task that settles.
  package init(isAwaited: Bool = true, onSettle: @escaping @Sendable (Outcome) -> Void) {
    self.isAwaited = isAwaited
    self.onSettle = onSettle
  }

  /// For a source that does not want to know.
  package convenience init() { self.init(isAwaited: false) { _ in } }

  package var outcome: Outcome? { settled.withLock { $0 } }

  /// Settles the delivery.
  ///
  /// - Precondition: it has not been settled before.
  package func settle(_ outcome: Outcome) {
    settled.withLock { state in
      precondition(state == nil, "Delivery.settle: settled twice")
      state = outcome
    }
    onSettle(outcome)
  }
}
