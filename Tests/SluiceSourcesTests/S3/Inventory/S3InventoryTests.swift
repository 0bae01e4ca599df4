import SluiceAWS
import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct S3InventoryTests {
  private let bucket = ListedBucket(TrailKeys.spread(9_600), size: 1_000)

  private var source: S3Source {
    S3Source(places: [S3Place(bucket: bucket.name)], exclude: ["111111111103_*"])
      .calling { [bucket] () async throws(AWSError) in S3Access(lister: bucket, store: bucket) }
      .narrowed(
        accounts: [], regions: [],
        times: TimeRange(after: EventTime("2026-02-01"), before: EventTime("2026-02-03")))
  }

  @Test func sumsAgreeWithWhatIsRead() async throws {
    let inventory = try await source.inventory()
    let requests = ListingRequests(bucket)
    let listing = MergedListing(
      try await source.stretches(requests), requests, source.selection, ListingTally())
    var expected = S3Inventory()
    while let object = try await listing.next() { expected.add(object) }
    #expect(inventory.groups == expected.groups && inventory.total == expected.total)
    #expect(inventory.total.bytes == inventory.total.objects * 1_000)
    #expect(inventory.skipped["excluded"] > 0)
    #expect(inventory.sums { $0.account }.count == 11)
    #expect(inventory.sums { $0.region }.map(\.name) == TrailKeys.regions)
    #expect(inventory.sums { $0.day }.map(\.name) == ["2026-02-01", "2026-02-02", "2026-02-03"])
    #expect(inventory.requests == 61)
    #expect(bucket.opened.isEmpty)
  }

  @Test func triesTheSpeedWithAFewObjects() async throws {
    let inventory = try await source.inventory()
    let speed = try #require(try await source.speed(inventory.samples, bytes: 10_500))
    #expect(speed.objects == 10 && speed.bytes == 10_000 && speed.bytesPerSecond > 0)
    #expect(try await source.speed([]) == nil)
  }
}
