import SluiceAWSTestSupport
import SluiceCore
import Testing

@testable import SluiceAWS

@Suite(.enabled(if: TestVenv.isPresent, "\(TestVenv.absence)"))
struct STSLiveTests {
  @Test func aRoleIsTakenOnWithItsExternalID() async throws {
    let stack = try await MiniStack.shared()
    let role = try await stack.makeRole(externalID: "right id&")
    let bucket = try await stack.makeBucket()
    try await stack.put("k", Array("x".utf8), in: bucket)
    let live = LiveAWS(as: try await stack.makeUser([MiniStack.allow(["sts:AssumeRole"])]), stack)
    let assumed = try await live.sts.assumeRole(
      role, sessionName: "test", externalID: "right id&", duration: .seconds(900))
    let expiration = try #require(assumed.credentials.expiration)
    #expect(expiration > RetrySettings.currentTime() && assumed.credentials.sessionToken != nil)
    let session = LiveAWS(as: assumed.credentials, stack)
    #expect(try await session.s3.get(bucket: bucket, key: "k").next() == Array("x".utf8))
    #expect(try await session.sts.callerIdentity().arn == assumed.arn)
    for wrong in ["other", nil] {
      let error = await live.error { live async throws(AWSError) in
        _ = try await live.sts.assumeRole(role, sessionName: "test", externalID: wrong)
      }
      #expect(error?.code == "AccessDenied" && error?.message.contains("external ID") == true)
    }
  }
}
