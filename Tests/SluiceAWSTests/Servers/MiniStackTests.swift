import Foundation
import SluiceAWS
import SluiceAWSTestSupport
import Testing

/// The servers that other tests rely on, asked through boto3.
@Suite(.enabled(if: TestVenv.isPresent, "\(TestVenv.absence)"))
struct MiniStackTests {
  @Test func aUserMayDoWhatItsPolicySays() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket()
    try await stack.put("a b+c", Array("content".utf8), in: bucket)
    let reader = try await stack.makeUser(MiniStack.reader)
    let reply = try await stack.call("s3", "get_object", ["Bucket": .string(bucket), "Key": "a b+c"], as: reader)
    #expect(reply["Body"]?.bytes == Array("content".utf8))
    await #expect {
      try await stack.call(
        "s3", "put_object", ["Bucket": .string(bucket), "Key": "x", "Body": .bytes([])], as: reader)
    } throws: { ($0 as? Boto3.Failure)?.code == "AccessDenied" }
  }

  @Test func aWrongSecretIsRefused() async throws {
    let stack = try await MiniStack.shared()
    let user = try await stack.makeUser()
    let wrong = AWSCredentials(accessKeyID: user.accessKeyID, secretAccessKey: "wrong")
    await #expect {
      try await stack.call("sts", "get_caller_identity", as: wrong)
    } throws: { ($0 as? Boto3.Failure)?.code == "SignatureDoesNotMatch" }
  }

  @Test(arguments: ["direct", "sns", "raw sns", "eventbridge"])
  func newObjectsAreAnnounced(_ way: String) async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket()
    let queue = try await stack.makeQueue()
    switch way {
    case "direct": try await stack.notify(queue, of: bucket)
    case "sns": try await stack.notifyThroughSNS(queue, of: bucket)
    case "raw sns": try await stack.notifyThroughSNS(queue, of: bucket, isRaw: true)
    default: try await stack.notifyThroughEventBridge(queue, of: bucket)
    }
    try await stack.put("key", Array("x".utf8), in: bucket)
    var bodies: [String] = []
    for _ in 0..<10 where !bodies.contains(where: { $0.contains("key") && $0.contains(bucket) }) {
      let reply = try await stack.call(
        "sqs", "receive_message",
        ["QueueUrl": .string(queue.url), "WaitTimeSeconds": 2, "MaxNumberOfMessages": 10])
      bodies += (reply["Messages"]?.array ?? []).compactMap { $0["Body"]?.string }
    }
    #expect(bodies.contains { $0.contains("key") && $0.contains(bucket) }, "\(bodies)")
  }

  @Test(.enabled(if: Nginx.isPresent, "\(Nginx.absence)"))
  func nginxPassesSignedRequestsThroughTLS() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket()
    try await stack.put("a/b c", Array("content".utf8), in: bucket)
    let proxy = try await Nginx.start(.proxy(port: stack.port), isTLS: true)
    let user = try await stack.makeUser()
    let authority = try #require(proxy.authority)
    let text = try await Boto3.run(
      """
      import boto3, botocore.config, sys
      c = boto3.client('s3', endpoint_url=sys.argv[1], verify=sys.argv[2], region_name='us-east-1',
        aws_access_key_id=sys.argv[3], aws_secret_access_key=sys.argv[4],
        config=botocore.config.Config(s3={'addressing_style': 'path'}))
      print(c.get_object(Bucket=sys.argv[5], Key='a/b c')['Body'].read().decode())
      """,
      arguments: [proxy.endpoint, authority.path, user.accessKeyID, user.secretAccessKey, bucket])
    #expect(text == "content\n")
    proxy.stop()
  }
}
