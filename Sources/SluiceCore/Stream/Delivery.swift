import Synchronization

/// The obligation that a source took on by handing out a blob. It is settled exactly once, and only after every sink
/// has flushed what came of the blob.
package final class Delivery: Sendable {
  package enum Outcome: Hashable, Sendable {
    /// Everything that came of it is durable: delete the message, advance the position.
    case done
    /// Not processed for a reason that may pass: leave it to be delivered again.
    case retry
    /// Can never be processed: it belongs with the dead letters.
    case poison(reason: String)
  }

  private let settled = Mutex<Outcome?>(nil)
  private let onSettle: @Sendable (Outcome) -> Void

  /// - Parameter onSettle: called once, on the task that settles.
  package init(onSettle: @escaping @Sendable (Outcome) -> Void = { _ in }) {
    self.onSettle = onSettle
  }

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
