import CryptoExtras
import SluiceAWS
import SluiceAWSTestSupport
import SluiceConfig
import SluiceCore
import SluiceECS
import SluiceSources
import SluiceTestSupport
import Synchronization
import Testing

@testable import SluiceVerify

@Suite struct DigestPlaceTests {
  @Test(arguments: ["", "logs/", "a/b/"], ["", "o-abc1234567/"])
  func digestsLieBesideTheFoldersOfLogFiles(_ prefix: String, _ organization: String) throws {
    let root = "s3://bucket/\(prefix)AWSLogs/\(organization)123456789012"
    let name = "123456789012_CloudTrail_us-east-1_20260102T2335Z_Unique0000000000.json.gz"
    let place = try #require(DigestPlace("\(root)/CloudTrail/us-east-1/2026/01/02/\(name)"))
    #expect(place.day == EventTime("2026-01-02T00:00:00Z"))
    #expect(place.folder(place.day) == "\(root)/CloudTrail-Digest/us-east-1/2026/01/02/")
  }

  @Test func otherObjectsHaveNoPlace() {
    #expect(DigestPlace("/logs/123456789012_CloudTrail_us-east-1_20260102T2335Z_Unique0000000000.json.gz") == nil)
    #expect(DigestPlace("s3://b/123456789012_CloudTrail_us-east-1_20260102T2335Z_Unique0000000000.json.gz") == nil)
    #expect(DigestPlace("s3://b/AWSLogs/123456789012/CloudTrail/us-east-1/2026/01/02/x.json.gz") == nil)
  }
}

/// Against a server that checks signatures and policies.
@Suite(.enabled(if: TestVenv.isPresent, "\(TestVenv.absence)"), .timeLimit(.minutes(2)))
struct BucketDigestsTests {
  private let folder: Trail

  init() throws {
    folder = try Trail()
    try folder.write("key.pem", Array(folder.privateKey.publicKey.pkcs1PEMRepresentation.utf8))
  }

  private func plan(_ yaml: String, _ source: (any SourcePlan)?) throws -> (VerifyPlan?, [String]) {
    let problems = ProblemCollector()
    var context = PlanContext(
      catalog: CloudTrailCatalog(), tags: TagTable(), problems: problems,
      eventWriter: { _, _ in { _ in RawEventWriter() } })
    context.source = source
    let section = ConfigSection(
      yaml: yaml, keys: VerifyStage.keys, path: "verify", directory: folder.path, problems: problems)
    let plan = VerifyStage(section).plan(&context) as? VerifyPlan
    return (plan, problems.problems.map(\.description))
  }

  @Test func aBackfillFindsTheDigestsOfItsBucket() async throws {
    let server = try await MiniStack.shared()
    let bucket = try await server.makeBucket("stage")
    let trail = try Trail(bucket: bucket)
    for hour in 2...4 { try trail.deliver(hour: hour) }
    let unlisted = trail.logs[0].replacing("Unique", with: "Forged")
    try trail.write(unlisted, gzip(Array(#"{"Records":[]}"#.utf8)))
    try await trail.upload(trail.logs + trail.digests.dropLast() + [unlisted], to: bucket, server)
    try await server.put(trail.logs[1], gzip(Array("{}".utf8)), in: bucket)
    let user = try await server.makeUser(MiniStack.reader)
    let source = S3Source(places: [try #require(S3Place(url: "s3://\(bucket)"))], settings: server.settings(as: user))
    let (plan, problems) = try self.plan("{ public_key: key.pem }", source.plan())
    #expect(problems == [])
    let feed = try source.plan().open()
    var marks: [String: VerificationMark] = [:]
    for try await blob in try #require(plan).blobs(of: BlobSequence { try await feed.next() }) {
      marks[String(blob.origin.dropFirst("s3://\(bucket)/".count))] = plan?.marks[blob.sequence]
      // The lane reads what was read to verify it.
      #expect(try await ObjectContent.bytes(blob.open(), limit: 1 << 20).count > 0)
      blob.delivery.settle(.done)
    }
    await feed.close()
    #expect(marks.count == 7)
    for (index, key) in trail.logs.enumerated() {
      #expect(marks[key] == (index == 1 ? .unverified : index > 3 ? .noDigest : .verified), "\(key)")
    }
    #expect(marks[unlisted] == .noDigest)
    #expect(plan?.marks.takeNotes() == [])
  }

  @Test func whatComesLaterIsLookedForAgain() async throws {
    let server = try await MiniStack.shared()
    let bucket = try await server.makeBucket("stage")
    let trail = try Trail(bucket: bucket)
    for hour in 2...3 { try trail.deliver(hour: hour) }
    try await trail.upload([trail.digests[0]], to: bucket, server)
    let time = Mutex(try #require(EventTime("2026-01-02T03:00:00Z")))
    let session = try await AWSSession.open(server.settings(as: .root), environment: MiniStack.nowhere)
    let keys = PublicKeys([try #require(trail.publicKey)])
    let digests = BucketDigests(marks: VerificationMarks(), now: { time.withLock { $0 } }) {
      () async throws(AWSError) in (session.s3, keys)
    }
    func isListed(_ index: Int) async -> Bool? {
      await digests.entry(of: "s3://\(bucket)/\(trail.logs[index])")?.isProven
    }
    #expect(await isListed(0) == true)
    #expect(await isListed(2) == nil)
    try await trail.upload([trail.digests[1]], to: bucket, server)
    #expect(await isListed(2) == nil)
    time.withLock { $0 = EventTime(milliseconds: $0.milliseconds + BucketDigests.pause) }
    #expect(await isListed(2) == true)
    #expect(await isListed(0) == true)
  }

  @Test func daysOfLongAgoMakeRoom() async throws {
    let server = try await MiniStack.shared()
    var trails: [(trail: Trail, bucket: String)] = []
    for _ in 0..<2 {
      let bucket = try await server.makeBucket("stage")
      let trail = try Trail(bucket: bucket)
      try trail.deliver(hour: 2)
      try await trail.upload(to: bucket, server)
      trails.append((trail, bucket))
    }
    let session = try await AWSSession.open(server.settings(as: .root), environment: MiniStack.nowhere)
    let keys = PublicKeys([try #require(trails[0].trail.publicKey)])
    let digests = BucketDigests(marks: VerificationMarks(), capacity: 20) { () async throws(AWSError) in
      (session.s3, keys)
    }
    for _ in 0..<2 {
      for (trail, bucket) in trails {
        #expect(await digests.entry(of: "s3://\(bucket)/\(trail.logs[0])")?.isProven == true)
      }
    }
  }

  @Test func whatCanNotBeReadIsNoted() async throws {
    let server = try await MiniStack.shared()
    let bucket = try await server.makeBucket("stage")
    let trail = try Trail(bucket: bucket)
    try trail.deliver(hour: 2)
    let user = try await server.makeUser([MiniStack.allow(["s3:GetObject"])])
    let marks = VerificationMarks()
    let session = try await AWSSession.open(server.settings(as: user), environment: MiniStack.nowhere)
    let digests = BucketDigests(marks: marks) { () async throws(AWSError) in (session.s3, PublicKeys([])) }
    #expect(await digests.entry(of: "s3://\(bucket)/\(trail.logs[0])") == nil)
    #expect(marks.takeNotes().contains { $0.contains("digests could not be read") && $0.contains("s3:ListBucket") })
  }

  @Test func filesNeedFoldersOfDigestsAndKeys() throws {
    let (first, messages) = try plan("{ public_key: key.pem }", nil)
    #expect(first?.verifier == nil)
    #expect(messages.count == 1 && messages[0].contains("where do the digests lie?"))
    let (second, more) = try plan("{ digests: \(folder.path) }", nil)
    #expect(second?.verifier == nil)
    #expect(more.count == 1 && more[0].contains("missing key 'public_key'"))
  }
}
