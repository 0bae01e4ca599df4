import Foundation
import SluiceAWSTestSupport
import Testing

@testable import SluiceAWS

@Suite(.enabled(if: TestVenv.isPresent, "\(TestVenv.absence)"))
struct SigningLiveTests {
  @Test func rightKeysAreTaken() async throws {
    let stack = try await MiniStack.shared()
    let user = try await stack.makeUser()
    let identity = try await LiveAWS(as: user, stack).sts.callerIdentity()
    #expect(identity.account == MiniStack.account && identity.arn.contains(":user/"))
  }

  @Test func wrongKeysAreNamed() async throws {
    let stack = try await MiniStack.shared()
    let user = try await stack.makeUser()
    let secret = LiveAWS(as: AWSCredentials(accessKeyID: user.accessKeyID, secretAccessKey: "wrong"), stack)
    let wrong = await secret.error { live async throws(AWSError) in _ = try await live.sts.callerIdentity() }
    #expect(wrong?.code == "SignatureDoesNotMatch" && wrong?.kind == .denied)
    #expect(
      wrong?.message.contains("check secret_access_key") == true && wrong?.message.contains(user.accessKeyID) == true)
    let unknown = await LiveAWS(as: AWSCredentials(accessKeyID: "AKIANOBODY", secretAccessKey: "x"), stack)
      .error { live async throws(AWSError) in _ = try await live.sts.callerIdentity() }
    #expect(
      unknown?.kind == .denied && unknown?.message.contains("does not exist") == true, "\(String(describing: unknown))")
    let token = AWSCredentials(accessKeyID: user.accessKeyID, secretAccessKey: user.secretAccessKey, sessionToken: "x")
    let bogus = await LiveAWS(as: token, stack).error { live async throws(AWSError) in
      _ = try await live.sts.callerIdentity()
    }
    #expect(bogus?.kind == .denied)
  }

  @Test(arguments: [1_200, -1_200]) func aWrongClockIsCorrected(_ seconds: Int) async throws {
    let stack = try await MiniStack.shared()
    let live = LiveAWS(as: try await stack.makeUser(), stack, skew: .seconds(seconds))
    let bucket = try await stack.makeBucket()
    try await stack.put("k", Array("x".utf8), in: bucket)
    #expect(try await live.s3.get(bucket: bucket, key: "k").next() == Array("x".utf8))
    let queue = try await stack.makeQueue()
    let other = LiveAWS(as: try await stack.makeUser(), stack, skew: .seconds(seconds))
    #expect(try await other.sqs(queue).attributes().arn == queue.arn)
  }

  @Test func aBodyThatWasChangedIsRefused() async throws {
    let stack = try await MiniStack.shared()
    let queue = try await stack.makeQueue()
    let live = LiveAWS(as: try await stack.makeUser(), stack) { $0.body[$0.body.count - 2] ^= 1 }
    let error = await live.error { live async throws(AWSError) in
      _ = try await live.sqs(queue).send([SQSOutgoing(body: "x")])
    }
    #expect(error?.code == "SignatureDoesNotMatch")
    let query = LiveAWS(as: try await stack.makeUser(), stack) { $0.query += "&start-after=z" }
    let bucket = try await stack.makeBucket()
    let changed = await query.error { live async throws(AWSError) in _ = try await live.s3.list(bucket: bucket) }
    #expect(changed?.code == "SignatureDoesNotMatch")
  }

  @Test func presignedURLsAreTaken() async throws {
    let stack = try await MiniStack.shared()
    let user = try await stack.makeUser()
    let bucket = try await stack.makeBucket()
    try await stack.put("a b/ü", Array("x".utf8), in: bucket)
    let client = HTTPClient(settings: HTTPClient.Settings(proxy: ""))
    var request = HTTPRequest("GET", origin: stack.endpoint, path: "/\(bucket)/" + PercentEncoding.path("a b/ü"))
    SigV4(credentials: user, region: MiniStack.region, service: "s3", time: RetrySettings.currentTime())
      .presign(&request, expires: .seconds(60))
    #expect(try await client.send(request).body == Array("x".utf8))
    request.query = request.query.replacing("X-Amz-Expires=60", with: "X-Amz-Expires=61")
    #expect(try await client.send(request).status == 403)
  }

  @Test func missingPermissionsAreNamed() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket()
    let queue = try await stack.makeQueue()
    try await stack.put("k", [], in: bucket)
    let live = LiveAWS(as: try await stack.makeUser([MiniStack.allow(["s3:ListBucket"])]), stack)
    _ = try await live.s3.list(bucket: bucket)
    let get = await live.error { live async throws(AWSError) in _ = try await live.s3.get(bucket: bucket, key: "k") }
    #expect(get?.code == "AccessDenied" && get?.operation == "s3:GetObject" && get?.requestID != nil)
    #expect(get?.message.contains("kms:Decrypt") == true)
    let receive = await live.error { live async throws(AWSError) in
      _ = try await live.sqs(queue).receive(max: 1, wait: .zero, visibility: .seconds(30))
    }
    #expect(receive?.kind == .denied && receive?.operation == "sqs:ReceiveMessage")
  }

  @Test(.enabled(if: Nginx.isPresent, "\(Nginx.absence)"))
  func tlsNeedsTheRightAuthority() async throws {
    let stack = try await MiniStack.shared()
    let user = try await stack.makeUser()
    let bucket = try await stack.makeBucket()
    try await stack.put("a/../b c", Array("x".utf8), in: bucket)
    let proxy = try await Nginx.start(.proxy(port: stack.port), isTLS: true)
    defer { proxy.stop() }
    let live = LiveAWS(as: user, stack, origin: proxy.endpoint, caBundle: proxy.authority?.path)
    #expect(try await live.s3.get(bucket: bucket, key: "a/../b c").next() == Array("x".utf8))
    let untrusted = await LiveAWS(as: user, stack, origin: proxy.endpoint)
      .error { live async throws(AWSError) in _ = try await live.s3.head(bucket: bucket, key: "k") }
    #expect(untrusted?.kind == .invalid && untrusted?.code == "certificate")
    #expect(untrusted?.message.contains("ca_bundle") == true)
    let missing = await LiveAWS(as: user, stack, origin: proxy.endpoint, caBundle: "/nowhere.pem")
      .error { live async throws(AWSError) in _ = try await live.s3.head(bucket: bucket, key: "k") }
    #expect(missing?.kind == .invalid)
  }
}
