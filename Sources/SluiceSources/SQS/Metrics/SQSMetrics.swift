private import Synchronization

/// What a source that reads a queue has done so far. Updated once per message or object, read by whoever exports it.
///
/// Names to export them under, as Filebeat's aws-s3 input has them where there is one, are in the comments.
package final class SQSMetrics: Sendable {
  package struct Values: Sendable, Equatable {
    /// `sqs_messages_received_total`
    package var messagesReceived = 0
    /// `sqs_messages_deleted_total`
    package var messagesDeleted = 0
    /// `sqs_messages_returned_total`: given back to the queue, to come again.
    package var messagesReturned = 0
    /// `sqs_messages_inflight_gauge`
    package var messagesInFlight = 0
    /// `sqs_messages_waiting_gauge`: in the queue, about every minute; nil where it may not be asked.
    package var messagesWaiting: Int?
    /// `sqs_messages_control_total`, by kind: test events and the like.
    package var messagesControl: [String: Int] = [:]
    /// `sqs_messages_quarantined_total`
    package var messagesQuarantined = 0
    /// `sqs_messages_repeated_total`: received again after everything in them had been done.
    package var messagesRepeated = 0
    /// `sqs_visibility_timeout_extensions_total`
    package var visibilityExtensions = 0
    /// `sqs_leases_lost_total`: messages that may have been received elsewhere while they were in work.
    package var leasesLost = 0
    /// `sqs_pollers_gauge`
    package var pollers = 0
    /// `sqs_receiving_paused_gauge`, 1 or 0.
    package var isPaused = false
    /// `sqs_lag_time`: from when a message was sent until it was received for the first time.
    package var lag = DurationHistogram()
    /// `sqs_message_processing_time`: from the receive until it was deleted or given back.
    package var processing = DurationHistogram()
    /// `s3_objects_requested_total`, retries included.
    package var objectsRequested = 0
    /// `s3_objects_acked_total`: all that came of them is durable.
    package var objectsAcked = 0
    /// `s3_objects_skipped_total`, by reason.
    package var objectsSkipped: [String: Int] = [:]
    /// `s3_objects_failed_total`
    package var objectsFailed = 0
    /// `s3_objects_inflight_gauge`: being fetched, fetched, or in work.
    package var objectsInFlight = 0
    /// `s3_object_processing_time`: from when an object was asked for until it was done.
    package var objectProcessing = DurationHistogram()
    /// `s3_bytes_processed_total`: as delivered.
    package var bytesProcessed = 0
    /// `aws_errors_total`, by operation and code, such as `s3:GetObject` and `SlowDown`.
    package var errors: [ErrorKey: Int] = [:]
  }

  package struct ErrorKey: Hashable, Sendable {
    package let operation: String
    package let code: String

    package init(operation: String, code: String) {
      self.operation = operation
      self.code = code
    }
  }

  /// The queue's name, to label the values with.
  package let queue: String
  /// To label the values with, where it was given.
  package let collectorID: String?
  private let storage = Mutex(Values())
  private let exported: SQSMetricsExport

  package init(queue: String, collectorID: String? = nil) {
    self.queue = queue
    self.collectorID = collectorID
    exported = SQSMetricsExport(queue: queue, collectorID: collectorID)
  }

  /// As of now, all of one moment.
  package var values: Values { storage.withLock { $0 } }

  func update(_ change: (inout Values) -> Void) {
    let (before, after) = storage.withLock { values in
      let before = values
      change(&values)
      return (before, values)
    }
    exported.export(from: before, to: after)
  }
}
