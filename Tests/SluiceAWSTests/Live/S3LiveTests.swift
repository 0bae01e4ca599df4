import SluiceAWSTestSupport
import Testing

@testable import SluiceAWS

@Suite(.enabled(if: TestVenv.isPresent, "\(TestVenv.absence)"))
struct S3LiveTests {
  private static let keys = [
    "plain", "a b", "a+b", "a=b", "a%b", "a%20b", "a%2520b", "ü/é", "日本/語", "a//b", "a/./b", "a/../b", "q?x=1&y",
    "h#f", "'\"<>&", "~!*()", "a:b,c;d@e$f", "trailing/",
  ]

  @Test func keysOfAllKindsAreReadAndListed() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket()
    let live = LiveAWS(as: try await stack.makeUser(MiniStack.reader), stack)
    for key in Self.keys { try await stack.put(key, Array(key.utf8), in: bucket) }
    for key in Self.keys {
      #expect(try await live.s3.get(bucket: bucket, key: key).next() == Array(key.utf8), "\(key)")
      #expect(try await live.s3.head(bucket: bucket, key: key).size == key.utf8.count)
    }
    let sorted = Self.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var listed = [String]()
    var token: String?
    repeat {
      let page = try await live.s3.list(bucket: bucket, token: token, maxKeys: 5)
      listed += page.objects.map(\.key)
      token = page.nextToken
    } while token != nil
    #expect(listed == sorted)
    let after = try await live.s3.list(bucket: bucket, prefix: "a", startAfter: "a b")
    #expect(
      after.objects.map(\.key)
        == sorted.filter { $0.hasPrefix("a") && $0 != "a b" && "a b".utf8.lexicographicallyPrecedes($0.utf8) })
    let folders = try await live.s3.list(bucket: bucket, prefix: "a/", delimiter: "/")
    #expect(folders.prefixes == ["a/../", "a/./", "a//"])
    #expect(try await live.s3.list(bucket: bucket, prefix: "ü").objects.first?.size == 5)
  }

  @Test func partsAndVersionsAreRead() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket()
    let live = LiveAWS(as: try await stack.makeUser(), stack)
    try await stack.call(
      "s3", "put_bucket_versioning",
      ["Bucket": .string(bucket), "VersioningConfiguration": ["Status": "Enabled"]])
    try await stack.put("k", Array("first".utf8), in: bucket)
    let first = try await live.s3.head(bucket: bucket, key: "k")
    try await stack.put("k", Array("second".utf8), in: bucket, ["Metadata": ["signature": "abc"]])
    #expect(try await live.s3.get(bucket: bucket, key: "k", versionID: first.versionID).next() == Array("first".utf8))
    let part = try await live.s3.get(bucket: bucket, key: "k", from: 4)
    #expect(part.length == 2 && part.head.size == 6 && part.head["x-amz-meta-signature"] == "abc")
    #expect(try await part.next() == Array("nd".utf8))
    #expect(try await part.next() == nil)
    let changed = await live.error { live async throws(AWSError) in
      _ = try await live.s3.get(bucket: bucket, key: "k", ifMatch: first.eTag)
    }
    #expect(changed?.code == "PreconditionFailed" && changed?.status == 412)
  }

  @Test func largeObjectsAreStreamed() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket()
    let content = (0..<9 << 20).map { UInt8(truncatingIfNeeded: $0 / 241) }
    try await stack.put("large", content, in: bucket)
    let live = LiveAWS(as: try await stack.makeUser(MiniStack.reader), stack)
    let body = try await live.s3.get(bucket: bucket, key: "large")
    #expect(body.length == content.count)
    var bytes = [UInt8]()
    var pieces = 0
    while let piece = try await body.next() {
      bytes += piece
      pieces += 1
    }
    #expect(bytes == content && pieces > 1)
  }

  @Test func whatIsMissingIsNamed() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket()
    let live = LiveAWS(as: try await stack.makeUser(), stack)
    let key = await live.error { live async throws(AWSError) in _ = try await live.s3.get(bucket: bucket, key: "none") }
    #expect(key?.kind == .notFound && key?.code == "NoSuchKey")
    let head = await live.error { live async throws(AWSError) in _ = try await live.s3.head(bucket: bucket, key: "none")
    }
    #expect(head?.kind == .notFound)
    let missing = await live.error { live async throws(AWSError) in _ = try await live.s3.list(bucket: "no-such-bucket")
    }
    #expect(missing?.kind == .notFound && missing?.code == "NoSuchBucket")
  }

  @Test(.enabled(if: Nginx.isPresent, "\(Nginx.absence)"))
  func faultsAreRetried() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket()
    let content = Array(repeating: UInt8(7), count: 100_000)
    try await stack.put("k", content, in: bucket)
    let proxy = try await Nginx.start(
      .proxy(port: stack.port), faults: Nginx.Faults(slowDown: 4, reset: 4, cut: 4))
    defer { proxy.stop() }
    let user = try await stack.makeUser(MiniStack.reader)
    let base = LiveAWS(as: user, stack, origin: proxy.endpoint)
    let client = S3Client(
      AWSCaller(
        transport: HTTPClient(settings: HTTPClient.Settings(proxy: "")), credentials: LiveAWS.Keys(keys: user),
        retry: RetrySettings(maxAttempts: 6, random: { 0.01 })), endpoints: LiveAWS.Endpoints(origin: base.origin))
    for _ in 0..<100 {
      let body = try await client.get(bucket: bucket, key: "k")
      var bytes = [UInt8]()
      while let piece = try await body.next() { bytes += piece }
      #expect(bytes == content)
    }
  }
}
