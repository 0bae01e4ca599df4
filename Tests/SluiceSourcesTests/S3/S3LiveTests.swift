import Foundation
import SluiceAWS
import SluiceAWSTestSupport
import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceSources

/// Against a server that checks signatures and policies.
@Suite(.enabled(if: TestVenv.isPresent, "\(TestVenv.absence)"))
struct S3LiveTests {
  private let days = ["2026-01-09", "2026-01-10", "2026-01-11", "2026-01-14"]

  /// Two accounts, two regions, four days, two objects a day, besides digests.
  private func fill(_ stack: MiniStack, _ bucket: String, root: String) async throws -> [String] {
    var keys: [String] = []
    for account in ["111111111111", "222222222222"] {
      for region in ["eu-west-1", "us-east-1"] {
        for day in days {
          for minute in ["05", "35"] {
            let time = TrailKeys.time("\(day)T12:\(minute)Z")
            keys.append(TrailKeys.key(account, region, time, "unique\(minute)", root: root))
          }
        }
        let time = TrailKeys.time("2026-01-10T12:00Z")
        let digest = TrailKeys.key(account, region, time, "d", root: root, content: .digests)
        try await stack.put(digest, Array("{}".utf8), in: bucket)
      }
    }
    for key in keys { try await stack.put(key, Array(key.utf8), in: bucket) }
    return keys
  }

  private func source(_ stack: MiniStack, _ user: AWSCredentials, _ place: S3Place) -> S3Source {
    let settings = stack.settings(as: user)
    return S3Source(places: [place], settings: settings).calling { () async throws(AWSError) in
      let client = try await AWSSession.open(settings, environment: MiniStack.nowhere).s3
      return S3Access(lister: client, store: S3ObjectStore(client: client))
    }
  }

  @Test(arguments: ["AWSLogs/", "team a+b/AWSLogs/o-abc1234567/"])
  func readsTheDaysAskedForInOrder(_ root: String) async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket("trail")
    let keys = try await fill(stack, bucket, root: root)
    let user = try await stack.makeUser(MiniStack.reader)
    let prefix = root.hasPrefix("team") ? "team a+b" : ""
    let source = source(stack, user, S3Place(bucket: bucket, prefix: prefix)).narrowed(
      accounts: [], regions: [], times: TimeRange(after: EventTime("2026-01-10"), before: EventTime("2026-01-11")))
    let feed = try source.plan().open()
    var found: [String] = []
    while let blob = try await feed.next() {
      let key = String(blob.origin.dropFirst("s3://\(bucket)/".count))
      #expect(try await blob.open().all() == Array(key.utf8))
      blob.delivery.settle(.done)
      found.append(key)
    }
    await feed.close()
    let wanted = keys.filter { $0.contains("/2026/01/10/") || $0.contains("/2026/01/11/") }
    let files = wanted.map { key in
      FoundFile(
        path: RawPath(key), size: 1, nameTime: Array(key.utf8).withUnsafeBytes { CloudTrailObjectName.time(in: $0) })
    }
    #expect(found == FileOrder.sorted(FoundFiles(files), files.indices).map { files[Int($0)].path.text })
  }

  @Test func pagesAreTakenUpWhereTheyEnded() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket("trail")
    _ = try await fill(stack, bucket, root: "AWSLogs/")
    let user = try await stack.makeUser(MiniStack.reader)
    let client = try await AWSSession.open(stack.settings(as: user), environment: MiniStack.nowhere).s3
    let requests = ListingRequests(client)
    let folder = TrailFolder(
      bucket: bucket, root: "AWSLogs/", account: "111111111111", content: .events, region: "eu-west-1")
    let stretch = try #require(folder.stretch(NameTimes(), within: "AWSLogs/"))
    let listing = StretchListing(
      StretchPages(stretch, requests, FileSelection(), ListingTally(), pageSize: 3), ahead: 1)
    listing.start()
    var count = 0
    while let page = try await listing.next() { count += page.count }
    #expect(count == 8 && requests.count == 3)
  }

  @Test func largeObjectsAreStreamed() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket("large")
    let content = (0..<9_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    try await stack.put("large.json", content, in: bucket)
    let user = try await stack.makeUser(MiniStack.reader)
    let feed = try source(stack, user, S3Place(bucket: bucket)).plan().open()
    let blob = try #require(try await feed.next())
    #expect(blob.size == content.count)
    #expect(try await blob.open().all(by: 1 << 16) == content)
    blob.delivery.settle(.done)
    await feed.close()
  }

  @Test func whoMayNotListIsTold() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket("closed")
    let user = try await stack.makeUser([MiniStack.allow(["s3:GetObject"])])
    let feed = try source(stack, user, S3Place(bucket: bucket)).plan().open()
    await #expect { try await feed.next() } throws: {
      "\($0)".contains("AccessDenied") && "\($0)".contains("s3:ListBucket")
    }
  }

  @Test func theQueueGetsEventsThatS3WouldSend() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket("trail")
    let keys = try await fill(stack, bucket, root: "a b+c=ü/AWSLogs/")
    let queue = try await stack.makeQueue()
    let user = try await stack.makeUser()
    let session = try await AWSSession.open(stack.settings(as: user), environment: MiniStack.nowhere)
    let report = try await source(stack, user, S3Place(bucket: bucket, prefix: "a b+c=ü"))
      .enqueue(on: session.sqs(queueURL: queue.url))
    #expect(report.objects == keys.count && report.messages == 4)
    var found: [String] = []
    var receives = 0
    while found.count < keys.count, receives < 40 {
      receives += 1
      let reply = try await stack.call(
        "sqs", "receive_message",
        ["QueueUrl": .string(queue.url), "WaitTimeSeconds": 1, "MaxNumberOfMessages": 10])
      for message in reply["Messages"]?.array ?? [] {
        let body = try BotoValue(json: .init((message["Body"]?.string ?? "").utf8))
        for record in body["Records"]?.array ?? [] {
          #expect(record["s3"]?["bucket"]?["name"]?.string == bucket)
          let key = record["s3"]?["object"]?["key"]?.string ?? ""
          found.append(key.replacing("+", with: " ").removingPercentEncoding ?? "")
        }
      }
    }
    #expect(found.sorted() == keys.sorted())
  }
}
