import CoreMetrics
import SluiceCore
import Testing

@testable import SluiceMetrics

@Suite struct RunMetricsTests {
  private let registry = MetricRegistry(MetricCatalog.all)

  @Test func aLaneCountsWhatEachBatchAdds() throws {
    let lane = RunMetrics(registry).lane(parts: ["decompress", "parse"])
    let batch = RecordBatch(projection: ProjectionBuilder().build(), blob: Self.blob(0))
    for _ in 0..<3 { _ = batch.appendRecord() }
    batch.inputBytes = 100
    batch.outputBytes = 1_000
    var ledger = Ledger()
    ledger.recordsKept = 2
    ledger.recordsDropped.count("before")
    ledger.recordsMalformed = 1
    ledger.written.count("file", 2)
    lane.passed(batch, ledger, [.milliseconds(1_500), .milliseconds(250)])
    batch.isLast = true
    ledger.recordsKept = 5
    ledger.written.count("file", 3)
    lane.passed(batch, ledger, [.milliseconds(2_000), .milliseconds(500)])
    batch.failure = BlobError(.truncated, "it ends")
    lane.passed(batch, ledger, [.milliseconds(2_000), .milliseconds(500)])
    let read = try Exposition(registry.text)
    #expect(read["sluice_input_bytes_total"] == 300)
    #expect(read["sluice_output_bytes_total"] == 3_000)
    #expect(read["sluice_records_total", ["result": "kept"]] == 5)
    #expect(read["sluice_records_total", ["result": "dropped"]] == 1)
    #expect(read["sluice_records_total", ["result": "malformed"]] == 1)
    #expect(read["sluice_objects_total", ["result": "done"]] == 1)
    #expect(read["sluice_objects_total", ["result": "damaged"]] == 1)
    #expect(read["sluice_errors_total", ["component": "object", "code": "truncated"]] == 1)
    #expect(read["sluice_sink_documents_total", ["sink": "file"]] == 5)
    #expect(read["sluice_stage_batches_total", ["stage": "parse"]] == 3)
    #expect(read["sluice_stage_records_total", ["stage": "parse"]] == 9)
    #expect(read["sluice_stage_seconds_total", ["stage": "decompress"]] == 2)
    #expect(read["sluice_stage_seconds_total", ["stage": "parse"]] == 0.5)
    #expect(try #require(read["sluice_last_progress_timestamp_seconds"]) > 1_700_000_000)
  }

  @Test func twoLanesAddUp() throws {
    let metrics = RunMetrics(registry)
    let batch = RecordBatch(projection: ProjectionBuilder().build(), blob: Self.blob(0))
    var ledger = Ledger()
    ledger.recordsKept = 4
    for lane in [metrics.lane(parts: []), metrics.lane(parts: [])] { lane.passed(batch, ledger, []) }
    #expect(try Exposition(registry.text)["sluice_records_total", ["result": "kept"]] == 8)
  }

  @Test func objectsAreInFlightUntilTheyAreSettled() throws {
    let metrics = RunMetrics(registry)
    for sequence in 0..<3 { metrics.took(sequence) }
    metrics.settled(1)
    metrics.settled(7)
    let read = try Exposition(registry.text)
    #expect(read["sluice_objects_inflight"] == 2)
    #expect(read["sluice_object_to_ack_seconds_count"] == 1)
  }

  @Test func alertsAreCountedBySeverityWithTheirLag() throws {
    let metrics = RunMetrics(registry)
    let now = EventTime(milliseconds: 1_000_000)
    metrics.alerted(severity: "high", eventTime: EventTime(milliseconds: 940_000), now: now)
    metrics.alerted(severity: "high", eventTime: EventTime(milliseconds: 1_005_000), now: now)
    metrics.alerted(severity: "low", eventTime: nil, now: now)
    metrics.reached(EventTime(milliseconds: 500_500))
    metrics.madeCheckpoint(in: .milliseconds(20))
    let read = try Exposition(registry.text)
    #expect(read["sluice_alerts_total", ["severity": "high"]] == 2)
    #expect(read["sluice_alerts_total", ["severity": "low"]] == 1)
    #expect(read["sluice_event_to_alert_seconds_sum"] == 60)
    #expect(read["sluice_event_to_alert_seconds_bucket", ["le": "60"]] == 2)
    #expect(read["sluice_watermark_timestamp_seconds"] == 500.5)
    #expect(read["sluice_checkpoints_total"] == 1)
  }

  @Test func sourcesCountUnderTheirQueue() throws {
    let queue = SQSMetrics(queue: "trail", collector: "7", factory: registry)
    queue.received.increment(by: 10)
    queue.inFlight.set(3)
    queue.lag.recordMilliseconds(1_500)
    let objects = S3Metrics(factory: registry)
    objects.bytes.increment(by: 5_000)
    objects.size.record(5_000)
    ErrorMetrics.count("sqs", "AccessDenied", factory: registry)
    let read = try Exposition(registry.text)
    let labels = ["queue": "trail", "collector_id": "7"]
    #expect(read["sluice_sqs_messages_received_total", labels] == 10)
    #expect(read["sluice_sqs_messages_inflight_gauge", labels] == 3)
    #expect(read["sluice_sqs_lag_time_seconds_sum", labels] == 1.5)
    #expect(read["sluice_s3_bytes_processed_total"] == 5_000)
    #expect(read["sluice_s3_object_size_in_bytes_bucket", ["le": "10000"]] == 1)
    #expect(read["sluice_errors_total", ["component": "sqs", "code": "AccessDenied"]] == 1)
  }

  private static func blob(_ sequence: Int) -> Blob {
    Blob(sequence: sequence, origin: "x") { () throws(BlobError) in throw BlobError(.unreadable, "") }
  }
}
