import CoreMetrics
import SluiceMetrics

/// Hands what a queue's source counts on to who exports metrics, change by change.
struct SQSMetricsExport: Sendable {
  private let queue: SluiceMetrics.SQSMetrics
  private let objects = S3Metrics()

  init(queue: String, collectorID: String?) {
    self.queue = SluiceMetrics.SQSMetrics(queue: queue, collector: collectorID)
  }

  func export(from before: SQSMetrics.Values, to after: SQSMetrics.Values) {
    queue.received.increment(by: after.messagesReceived - before.messagesReceived)
    queue.deleted.increment(by: after.messagesDeleted - before.messagesDeleted)
    queue.returned.increment(by: after.messagesReturned - before.messagesReturned)
    queue.extensions.increment(by: after.visibilityExtensions - before.visibilityExtensions)
    if after.messagesInFlight != before.messagesInFlight { queue.inFlight.set(after.messagesInFlight) }
    if let waiting = after.messagesWaiting, waiting != before.messagesWaiting { queue.waiting.set(waiting) }
    // One change has one message's times.
    if after.lag.sum > before.lag.sum { queue.lag.recordSeconds(after.lag.sum - before.lag.sum) }
    if after.processing.sum > before.processing.sum {
      queue.processing.recordSeconds(after.processing.sum - before.processing.sum)
    }
    objects.requested.increment(by: after.objectsRequested - before.objectsRequested)
    objects.processed.increment(by: after.objectsAcked - before.objectsAcked)
    objects.bytes.increment(by: after.bytesProcessed - before.bytesProcessed)
    if after.objectsInFlight != before.objectsInFlight { objects.inFlight.set(after.objectsInFlight) }
    if after.objectProcessing.sum > before.objectProcessing.sum {
      objects.processing.recordSeconds(after.objectProcessing.sum - before.objectProcessing.sum)
    }
    guard after.errors != before.errors else { return }
    for (key, count) in after.errors where count > before.errors[key] ?? 0 {
      ErrorMetrics.count(key.operation, key.code)
    }
  }
}
