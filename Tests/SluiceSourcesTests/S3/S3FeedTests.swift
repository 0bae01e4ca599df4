import SluiceAWS
import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct S3FeedTests {
  private let bucket = ListedBucket(TrailKeys.spread(480), size: 500)
  private let clock = SleepingClock()

  private var source: S3Source {
    S3Source(places: [S3Place(bucket: bucket.name)]).calling { [bucket, clock] () async throws(AWSError) in
      S3Access(lister: bucket, store: bucket, retry: clock.retry)
    }
  }

  @Test func handsOutObjectsInOrderWithTheirBytes() async throws {
    let plan = source.plan()
    #expect(plan.totalBytes == nil)
    let feed = try plan.open()
    var count = 0
    var last: EventTime?
    while let blob = try await feed.next() {
      #expect(blob.sequence == count)
      #expect(blob.size == 500)
      if let last, let time = blob.nameTime { #expect(last <= time) }
      last = blob.nameTime
      let key = String(blob.origin.dropFirst("s3://\(bucket.name)/".count))
      #expect(try await blob.open().all() == Array((key + key + key + key + key + key).utf8.prefix(500)))
      blob.delivery.settle(.done)
      count += 1
    }
    #expect(count == 480)
    #expect(plan.totalBytes == 480 * 500)
    await feed.close()
  }

  @Test func fetchesAheadOfWhatIsRead() async throws {
    let feed = try source.plan().open()
    for _ in 0..<8 {
      let blob = try #require(try await feed.next())
      _ = try await blob.open().all()
      blob.delivery.settle(.done)
    }
    // Twice as many with each one that was read.
    for _ in 0..<1_000_000 where bucket.opened.count < 64 { await Task.yield() }
    #expect(bucket.opened.count >= 64)
    await feed.close()
  }

  @Test func objectsOfAnEarlierRunAreNotFetched() async throws {
    let feed = try source.plan().open()
    for _ in 0..<400 {
      let blob = try #require(try await feed.next())
      #expect(try blob.identity() != nil)
      blob.delivery.settle(.done)
    }
    #expect(bucket.opened.isEmpty)
    await feed.close()
  }

  @Test func identitiesTellObjectsApart() async throws {
    let feed = try source.plan().open()
    var identities: Set<[UInt8]> = []
    while let blob = try await feed.next() { identities.insert(try #require(try blob.identity())) }
    #expect(identities.count == 480)
  }

  @Test func stopsWhenItIsTold() async throws {
    let feed = try source.plan().open()
    let blob = try #require(try await feed.next())
    feed.stop()
    await feed.close()
    #expect(try await feed.next() == nil)
    // What was handed out can be read to its end.
    #expect(try await blob.open().all().count == 500)
  }

  @Test func aBucketThatCantBeListedIsAnError() async throws {
    let source = S3Source(places: [S3Place(bucket: "none")]).calling { [bucket] () async throws(AWSError) in
      S3Access(lister: bucket, store: bucket)
    }
    let feed = try source.plan().open()
    await #expect { try await feed.next() } throws: { "\($0)".contains("NoSuchBucket") }
  }
}
