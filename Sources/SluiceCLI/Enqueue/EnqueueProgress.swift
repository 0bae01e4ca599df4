import SluiceSources
import Synchronization

/// How far enqueueing has come.
final class EnqueueProgress: Sendable {
  private let report = Mutex(EnqueueReport())

  var value: EnqueueReport { report.withLock { $0 } }
  func set(_ value: EnqueueReport) { report.withLock { $0 = value } }
}
