import SluiceAWS
import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct MergedListingTests {
  /// All keys of a source in its order.
  private func keys(_ source: S3Source, _ bucket: ListedBucket, lookAhead: Int = 200_000) async throws -> [String] {
    let requests = ListingRequests(bucket)
    let listing = MergedListing(
      try await source.stretches(requests), requests, source.selection, ListingTally(), lookAhead: lookAhead)
    var keys: [String] = []
    while let object = try await listing.next() { keys.append(object.key) }
    return keys
  }

  private func source(_ bucket: ListedBucket, _ prefix: String = "", after: String? = nil, before: String? = nil)
    -> S3Source
  {
    S3Source(places: [S3Place(bucket: bucket.name, prefix: prefix)]).narrowed(
      accounts: [], regions: [],
      times: TimeRange(after: after.flatMap { EventTime($0) }, before: before.flatMap { EventTime($0) }))
  }

  /// As they are read from a folder.
  private func sorted(_ keys: [String]) -> [String] {
    let files = keys.map { key in
      FoundFile(
        path: RawPath(key), size: 1, nameTime: Array(key.utf8).withUnsafeBytes { CloudTrailObjectName.time(in: $0) })
    }
    return FileOrder.sorted(FoundFiles(files), files.indices).map { files[Int($0)].path.text }
  }

  @Test(arguments: [200_000, 10_000, 100])
  func givesTheOrderOfAFolder(_ lookAhead: Int) async throws {
    let keys = TrailKeys.spread(20_000)
    let bucket = ListedBucket(keys.shuffled())
    #expect(try await self.keys(source(bucket), bucket, lookAhead: lookAhead) == sorted(keys))
  }

  @Test func sortsWhatIsInNoFolderOfATrail() async throws {
    let keys = TrailKeys.spread(3_000).map { "copied/" + ($0.split(separator: "/").last ?? "") }
    let bucket = ListedBucket(keys + ["copied/readme.json"])
    #expect(try await self.keys(source(bucket, "copied/"), bucket) == sorted(keys) + ["copied/readme.json"])
  }

  @Test func listsOnlyTheDaysAskedForWithFewRequests() async throws {
    let keys = TrailKeys.spread(100_000)
    let bucket = ListedBucket(keys)
    let found = try await self.keys(source(bucket, after: "2026-02-10", before: "2026-02-13"), bucket)
    var selection = FileSelection()
    selection.range = TimeRange(after: EventTime("2026-02-10"), before: EventTime("2026-02-13"))
    let wanted = keys.filter { key in
      let name = key.split(separator: "/").last.map { Array($0.utf8) } ?? []
      let time = name.withUnsafeBytes { CloudTrailObjectName.time(in: $0) }
      return time.map { selection.reason(nameTime: $0) == nil } ?? true
    }
    #expect(found == sorted(wanted))
    // One for the accounts, one per account for its regions, and one page for each of the 48 folders.
    #expect(bucket.requests.count == 61)
    #expect(bucket.requests.count { $0.hasDelimiter } == 13)
    #expect(least(of: bucket, wanted) == 48)
  }

  @Test func takesOneRequestPerThousandKeysOfAFolder() async throws {
    let start = TrailKeys.time("2026-01-10")
    let keys = (0..<25_000).map { index in
      TrailKeys.key(
        "111111111111", "eu-west-1", EventTime(milliseconds: start.milliseconds + Int64(index / 20 * 5) * 60_000),
        "unique\(index)")
    }
    let bucket = ListedBucket(keys)
    let source = source(
      bucket, "AWSLogs/111111111111/CloudTrail/eu-west-1/", after: "2026-01-12", before: "2026-01-12T01:00Z")
    let found = try await self.keys(source, bucket)
    // A day and an hour of the late ones, and a few minutes: 300 steps of 20.
    #expect((5_980...6_060).contains(found.count))
    // The late ones lie in the folder of the next day: a page more.
    #expect(bucket.requests.count <= least(of: bucket, found) + 1)
  }

  /// The least number of pages of 1,000 keys that hold all the wanted ones, for who knows where they are.
  private func least(of bucket: ListedBucket, _ wanted: [String]) -> Int {
    let wanted = Set(wanted)
    var pages = 0
    var position = 0
    while position < bucket.objects.count {
      if wanted.contains(bucket.objects[position].key) {
        pages += 1
        position += 1_000
      } else {
        position += 1
      }
    }
    return pages
  }

  @Test func leavesOutWhatPatternsAndMarksSay() async throws {
    let time = TrailKeys.time("2026-01-10T00:05Z")
    let wanted = TrailKeys.key("111111111111", "eu-west-1", time, "wanted")
    let bucket = ListedBucket(
      [
        wanted, TrailKeys.key("111111111111", "eu-west-1", time, "unwanted"), "AWSLogs/111111111111/CloudTrail/",
        "AWSLogs/111111111111/CloudTrail/eu-west-1/2026/01/10/",
      ], size: 0)
    var section = S3Source(places: [S3Place(bucket: bucket.name)], exclude: ["*_unwanted*"])
    section = section.narrowed(accounts: ["111111111111"], regions: [], times: TimeRange())
    #expect(try await keys(section, bucket) == [wanted])
  }

  @Test func tellsWhatItFound() async throws {
    let bucket = ListedBucket(TrailKeys.spread(960), size: 7)
    let requests = ListingRequests(bucket)
    let tally = ListingTally()
    let source = source(bucket)
    let listing = MergedListing(try await source.stretches(requests), requests, source.selection, tally)
    #expect(try await listing.next() != nil)
    while try await listing.next() != nil {}
    #expect(tally.totals.isComplete && tally.totals.objects == 960 && tally.totals.bytes == 6_720)
  }
}
