import Foundation
import SluiceAWS
import SluiceAWSTestSupport
import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceVerify

/// A bucket of a server's, with the metadata that CloudTrail gives digests.
@Suite(.enabled(if: TestVenv.isPresent, "\(TestVenv.absence)"), .timeLimit(.minutes(2)))
struct BucketStoreTests {
  private func verify(
    _ bucket: String, _ trail: Trail, _ server: MiniStack, now: String = "2026-01-02T06:00:00Z"
  ) async throws -> Outcome {
    let session = try await AWSSession.open(server.settings(as: .root), environment: MiniStack.nowhere)
    let store = BucketStore(session.s3, [try #require(BucketStore.Root("s3://\(bucket)/AWSLogs/"))])
    return try await SluiceVerifyTests.verify(store, keys: [try #require(trail.publicKey)], now: now)
  }

  @Test func aBucketIsProvenWithItsNewestDigest() async throws {
    let server = try await MiniStack.shared()
    let bucket = try await server.makeBucket("verify")
    let trail = try Trail(bucket: bucket)
    for hour in 2...5 { try trail.deliver(hour: hour) }
    try await trail.upload(to: bucket, server)
    let outcome = try await verify(bucket, trail, server)
    #expect(outcome.codes == [])
    #expect(outcome.report.isProven)
    #expect(outcome.report.counts.digestsProven == 4)
    #expect(outcome.report.counts.logsProven == 8)
  }

  @Test func whatIsWrongIsNamedByItsURL() async throws {
    let server = try await MiniStack.shared()
    let bucket = try await server.makeBucket("verify")
    let trail = try Trail(bucket: bucket)
    for hour in 2...5 { try trail.deliver(hour: hour) }
    try await trail.upload(to: bucket, server)
    try await server.put(trail.logs[0], gzip(Array("{}".utf8)), in: bucket)
    try await server.call("s3", "delete_object", ["Bucket": .string(bucket), "Key": .string(trail.logs[3])])
    let outcome = try await verify(bucket, trail, server)
    #expect(Set(outcome.codes) == ["wrong log-changed", "wrong log-missing"])
    #expect(outcome.about(.logChanged) == ["s3://\(bucket)/\(trail.logs[0])"])
    #expect(outcome.about(.logMissing) == ["s3://\(bucket)/\(trail.logs[3])"])
  }

  @Test func aReplicaIsVerifiedInTheOriginalsStead() async throws {
    let server = try await MiniStack.shared()
    let bucket = try await server.makeBucket("replica")
    let trail = try Trail(bucket: "original-that-is-gone")
    for hour in 2...3 { try trail.deliver(hour: hour) }
    try await trail.upload(to: bucket, server)
    let outcome = try await verify(bucket, trail, server, now: "2026-01-02T04:00:00Z")
    #expect(outcome.codes == [])
    #expect(outcome.report.counts.logsProven == 4)
  }

  @Test func aBucketThatIsNotThereIsAnError() async throws {
    let server = try await MiniStack.shared()
    let trail = try Trail()
    await #expect(throws: StoreError.self) { _ = try await verify("no-such-bucket-at-all", trail, server) }
  }
}
