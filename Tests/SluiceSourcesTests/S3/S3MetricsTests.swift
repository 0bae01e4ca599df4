import SluiceAWS
import SluiceCore
import SluiceMetrics
import Testing

@testable import SluiceSources

@Suite struct S3MetricsTests {
  @Test func whatABucketsSourceDoesIsCounted() async throws {
    let registry = MetricRegistry(MetricCatalog.all)
    let bucket = ListedBucket(TrailKeys.spread(40), size: 1_000)
    let source = S3Source(places: [S3Place(bucket: bucket.name)]).calling { () async throws(AWSError) in
      S3Access(lister: bucket, store: bucket, retry: SleepingClock().retry)
    }
    let metrics = S3Metrics(factory: registry)
    let feed = S3Feed(source, ListingTally { metrics.found($0) }, metrics)
    var index = 0
    while let blob = try await feed.next() {
      defer { index += 1 }
      // As one that an earlier run has done.
      if index % 4 == 0 {
        blob.delivery.settle(.done)
        continue
      }
      #expect(try await blob.open().all().count == 1_000)
      blob.delivery.settle(index % 4 == 1 ? .poison(reason: "damaged") : .done)
    }
    await feed.close()
    let lines = Set(registry.text.split(separator: "\n").map(String.init))
    for line in [
      "sluice_s3_objects_listed_total 40", "sluice_s3_objects_processed_total 20", "sluice_s3_objects_failed_total 10",
      "sluice_s3_bytes_processed_total 30000", "sluice_s3_objects_inflight_gauge 0",
      "sluice_s3_object_processing_time_seconds_count 20",
    ] {
      #expect(lines.contains(line), "\(line): \(registry.text)")
    }
  }
}
