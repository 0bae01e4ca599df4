private import Synchronization

/// What `/health` and `/ready` answer.
///
/// Ready: the source is open and the sinks are. Healthy: nothing has failed for good. A run that can do nothing for now
/// (a denied bucket, a full disk that is tried again) stays alive and says why it is not ready.
package final class HealthState: Sendable {
  package enum Phase: Sendable, Hashable {
    case starting
    case running
    /// Goes on, but can't do its work for now.
    case impeded(String)
    case stopping
    case failed(String)
  }

  private let state = Mutex(Phase.starting)

  package init() {}

  package var phase: Phase {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }

  /// Status and text of `/health`.
  package var health: (status: Int, text: String) {
    switch phase {
    case .failed(let reason): (503, "failed: \(reason)\n")
    case .starting, .running, .impeded, .stopping: (200, "ok\n")
    }
  }

  /// Status and text of `/ready`.
  package var readiness: (status: Int, text: String) {
    switch phase {
    case .starting: (503, "starting\n")
    case .running: (200, "ready\n")
    case .impeded(let reason): (503, "not ready: \(reason)\n")
    case .stopping: (503, "stopping\n")
    case .failed(let reason): (503, "failed: \(reason)\n")
    }
  }
}
