import SluiceAWS
import Testing

@testable import SluiceSources

@Suite struct FailurePolicyTests {
  private func kind(_ kind: AWSError.Kind, _ code: String, on operation: String = "s3:GetObject") -> FailurePolicy.Kind
  {
    FailurePolicy.kind(of: AWSError(kind, code: code, message: "", operation: operation))
  }

  @Test func errorsOfTheNetworkAreTransient() {
    #expect(kind(.transient, "connection") == .transient)
    #expect(kind(.throttling, "SlowDown") == .throttled)
  }

  @Test func errorsOfWhoeverAsksBlameNoMessage() {
    for code in ["ExpiredToken", "InvalidAccessKeyId", "SignatureDoesNotMatch", "RequestTimeTooSkewed"] {
      #expect(kind(.denied, code) == .transient)
    }
    #expect(kind(.denied, "AccessDenied", on: "sts:AssumeRole") == .transient)
  }

  @Test func denialsAndLostBucketsAreToldApart() {
    #expect(kind(.denied, "AccessDenied") == .denied)
    #expect(kind(.notFound, "NoSuchBucket") == .denied)
    #expect(kind(.invalid, "KMS.DisabledException") == .denied)
    #expect(kind(.notFound, "NoSuchKey") == .permanent)
    #expect(kind(.invalid, "InvalidObjectState") == .permanent)
  }

  @Test func visibilityGrowsWithEachReceive() {
    let seconds = [0, 1, 2, 3, 4, 5, 6, 7, 1_000].map { FailurePolicy.visibility(receiveCount: $0) }
    #expect(seconds == [30, 30, 60, 120, 240, 480, 900, 900, 900].map { .seconds($0) })
  }

  @Test func pausesGrowUpToTwentySeconds() {
    #expect(FailurePolicy.pause(after: 1, random: 0) == .milliseconds(250))
    #expect(FailurePolicy.pause(after: 2, random: 1) == .seconds(1))
    #expect(FailurePolicy.pause(after: 100, random: 1) == .seconds(20))
  }
}
