import SluiceAWS
import SluiceAWSTestSupport
import SluiceSources
import Testing

@testable import SluiceCLI

@Suite(.enabled(if: TestVenv.isPresent, "\(TestVenv.absence)"))
struct AWSCheckLiveTests {
  private func check(
    _ stack: MiniStack, _ settings: AWSSettings, _ purpose: AWSUse.Purpose, object: S3Place? = nil
  ) async -> AWSCheck {
    var check = AWSCheck(AWSUse(path: "source", settings: settings, purpose: purpose), object: object)
    await check.run { (use) async throws(AWSError) in
      switch use.purpose {
      case .read: try await AWSSession.open(use.settings, environment: MiniStack.nowhere)
      case .receive(let url), .send(let url):
        try await AWSSession.open(use.settings, queueURL: url, environment: MiniStack.nowhere)
      }
    }
    return check
  }

  private func status(_ check: AWSCheck, _ name: String) -> CheckItem.Status? {
    check.items.first { $0.name == "source: \(name)" }?.status
  }

  @Test func aBucketThatCanBeReadIsFine() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket("check")
    try await stack.put("AWSLogs/x.json.gz", Array("{}".utf8), in: bucket)
    let user = try await stack.makeUser(MiniStack.reader + [MiniStack.allow(["sts:GetCallerIdentity"])])
    let place = S3Place(bucket: bucket, prefix: "AWSLogs/")
    let check = await check(stack, stack.settings(as: user), .read([place]))
    #expect(check.items.map(\.status) == [.ok, .ok, .ok], "\(check.items)")
    #expect(check.needs == [.listBucket(bucket, prefix: "AWSLogs/"), .readObjects(bucket, prefix: "AWSLogs/")])
  }

  @Test func whatIsNotAllowedIsNamed() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket("check")
    try await stack.put("AWSLogs/x.json.gz", Array("{}".utf8), in: bucket)
    let lister = try await stack.makeUser([MiniStack.allow(["s3:ListBucket"])])
    let first = await check(stack, stack.settings(as: lister), .read([S3Place(bucket: bucket)]))
    #expect(status(first, "s3:ListBucket") == .ok && status(first, "s3:GetObject") == .missing, "\(first.items)")
    let nobody = try await stack.makeUser([MiniStack.allow(["s3:GetObject"])])
    let second = await check(stack, stack.settings(as: nobody), .read([S3Place(bucket: bucket)]))
    #expect(status(second, "s3:ListBucket") == .missing, "\(second.items)")
    let wrong = AWSCredentials(accessKeyID: lister.accessKeyID, secretAccessKey: "wrong")
    let third = await check(stack, stack.settings(as: wrong), .read([S3Place(bucket: bucket)]))
    #expect(status(third, "credentials") == .missing, "\(third.items)")
  }

  @Test func aQueueIsTriedWithoutTakingMessages() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket("check")
    try await stack.put("k", Array("{}".utf8), in: bucket)
    let dead = try await stack.makeQueue("dead")
    let queue = try await stack.makeQueue(deadLetters: dead)
    try await stack.send("a message", to: queue)
    let user = try await stack.makeUser(MiniStack.reader)
    let check = await check(
      stack, stack.settings(as: user), .receive(queueURL: queue.url), object: S3Place(bucket: bucket, prefix: "k"))
    for name in [
      "sqs:GetQueueAttributes", "redrive policy", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "s3:GetObject",
    ] {
      #expect(status(check, name) == .ok, "\(name): \(check.items)")
    }
    #expect(status(check, "sqs:ReceiveMessage") == .untried)
    #expect(check.needs.first == .receive(queueARN: queue.arn))
    #expect(try await stack.counts(queue) == (1, 0))
  }

  @Test func aReaderWithoutRightsAtTheQueueIsTold() async throws {
    let stack = try await MiniStack.shared()
    let queue = try await stack.makeQueue()
    let user = try await stack.makeUser([MiniStack.allow(["s3:GetObject"])])
    let check = await check(stack, stack.settings(as: user), .receive(queueURL: queue.url))
    for name in ["sqs:GetQueueAttributes", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"] {
      #expect(status(check, name) == .missing, "\(name): \(check.items)")
    }
  }
}
