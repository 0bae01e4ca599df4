/// Every metric of sluice, with its help. Names that stand for what Filebeat's aws-s3 input measures are its own behind
/// `sluice_`.
package enum MetricCatalog {
  // MARK: The run

  static let objects = MetricDescription.counter(
    "sluice_objects_total", labels: ["result"], "Objects that left the stages, by what became of them: done, damaged.")
  static let inputBytes = MetricDescription.counter("sluice_input_bytes_total", "Bytes as delivered.")
  static let outputBytes = MetricDescription.counter("sluice_output_bytes_total", "Bytes when decompressed.")
  static let records = MetricDescription.counter(
    "sluice_records_total", labels: ["result"], "Records by what became of them: kept, dropped, skipped, malformed.")
  static let alerts = MetricDescription.counter("sluice_alerts_total", labels: ["severity"], "Alerts by severity.")
  static let errors = MetricDescription.counter(
    "sluice_errors_total", labels: ["component", "code"], "Errors by component and code.")
  static let stageBatches = MetricDescription.counter(
    "sluice_stage_batches_total", labels: ["stage"], "Batches that a stage has worked on.")
  static let stageRecords = MetricDescription.counter(
    "sluice_stage_records_total", labels: ["stage"], "Records that a stage was given.")
  static let stageSeconds = MetricDescription.counter(
    "sluice_stage_seconds_total", labels: ["stage"], "Time that a stage took, of all lanes together.")
  static let documents = MetricDescription.counter(
    "sluice_sink_documents_total", labels: ["sink"], "Documents handed to a sink.")
  static let eventToAlert = MetricDescription.histogram(
    "sluice_event_to_alert_seconds", "From the time of an event to its alert.")
  static let objectToAck = MetricDescription.histogram(
    "sluice_object_to_ack_seconds", "From taking an object from the source until it is settled.")
  static let watermark = MetricDescription.gauge(
    "sluice_watermark_timestamp_seconds", "Event time up to which rules with state have decided.")
  static let inFlight = MetricDescription.gauge(
    "sluice_objects_inflight", "Objects taken from the source and not settled yet.")
  static let lastProgress = MetricDescription.gauge(
    "sluice_last_progress_timestamp_seconds", "When the last batch left the stages.")
  static let checkpoints = MetricDescription.counter("sluice_checkpoints_total", "Checkpoints made.")
  static let checkpointSeconds = MetricDescription.histogram(
    "sluice_checkpoint_seconds", "Time that a checkpoint took.")

  // MARK: SQS and S3

  static let sqsReceived = MetricDescription.counter(
    "sluice_sqs_messages_received_total", labels: ["queue"], "Messages received from the queue, redeliveries included.")
  static let sqsDeleted = MetricDescription.counter(
    "sluice_sqs_messages_deleted_total", labels: ["queue"], "Messages deleted after everything in them was durable.")
  static let sqsReturned = MetricDescription.counter(
    "sluice_sqs_messages_returned_total", labels: ["queue"], "Messages given back to the queue, to be delivered again.")
  static let sqsInFlight = MetricDescription.gauge(
    "sluice_sqs_messages_inflight_gauge", labels: ["queue"], "Messages received and neither deleted nor returned.")
  static let sqsWaiting = MetricDescription.gauge(
    "sluice_sqs_messages_waiting_gauge", labels: ["queue"],
    "Messages in the queue, as SQS estimates them; -1 where that is not known.")
  static let sqsExtensions = MetricDescription.counter(
    "sluice_sqs_visibility_timeout_extensions_total", labels: ["queue"], "Extensions of messages' visibility.")
  static let sqsLag = MetricDescription.histogram(
    "sluice_sqs_lag_time_seconds", labels: ["queue"], "From sending a message to receiving it.")
  static let sqsProcessing = MetricDescription.histogram(
    "sluice_sqs_message_processing_time_seconds", labels: ["queue"], "From receiving a message to deleting it.")
  static let s3Requested = MetricDescription.counter(
    "sluice_s3_objects_requested_total", "Objects asked for.")
  static let s3Listed = MetricDescription.counter("sluice_s3_objects_listed_total", "Objects found in listings.")
  static let s3Processed = MetricDescription.counter(
    "sluice_s3_objects_processed_total", "Objects that were read to their end.")
  static let s3InFlight = MetricDescription.gauge("sluice_s3_objects_inflight_gauge", "Objects being fetched.")
  static let s3Bytes = MetricDescription.counter("sluice_s3_bytes_processed_total", "Bytes fetched.")
  static let s3Size = MetricDescription.histogram(
    "sluice_s3_object_size_in_bytes", buckets: MetricDescription.sizeBuckets, "Sizes of objects.")
  static let s3Processing = MetricDescription.histogram(
    "sluice_s3_object_processing_time_seconds", "From asking for an object to its last byte.")

  package static let all: [MetricDescription] = [
    objects, inputBytes, outputBytes, records, alerts, errors, stageBatches, stageRecords, stageSeconds, documents,
    eventToAlert, objectToAck, watermark, inFlight, lastProgress, checkpoints, checkpointSeconds,
    sqsReceived, sqsDeleted, sqsReturned, sqsInFlight, sqsWaiting, sqsExtensions, sqsLag, sqsProcessing, s3Requested,
    s3Listed, s3Processed, s3InFlight, s3Bytes, s3Size, s3Processing,
  ]
}
