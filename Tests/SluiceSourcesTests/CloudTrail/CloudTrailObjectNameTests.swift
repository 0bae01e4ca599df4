import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct CloudTrailObjectNameTests {
  @Test func aNameHasItsParts() throws {
    let name = try #require(
      CloudTrailObjectName("342082656213_CloudTrail_us-east-1_20210729T2355Z_MDyKg5ywb22HcLIj.json.gz"))
    #expect(name.account == "342082656213")
    #expect(name.region == "us-east-1")
    #expect(name.time == EventTime("2021-07-29T23:55:00Z"))
    #expect(name.unique == "MDyKg5ywb22HcLIj")
    #expect(name.organization == nil)
  }

  @Test func aKeyOfAnOrganisationTrailNamesIt() throws {
    let key =
      "prefix/AWSLogs/o-abcde12345/342082656213/CloudTrail/us-east-1/2021/07/29/"
      + "342082656213_CloudTrail_us-gov-west-1_20210729T2355Z_MDyKg5ywb22HcLIj.json"
    let name = try #require(CloudTrailObjectName(key))
    #expect(name.organization == "o-abcde12345")
    #expect(name.region == "us-gov-west-1")
  }

  @Test(arguments: [
    "delivered-object.342082656213_CloudTrail_us-east-1_20210729T2355Z_MDyKg5ywb22HcLIj.json.gz",
    "342082656213_CloudTrail-Insight_us-east-1_20210729T2355Z_MDyKg5ywb22HcLIj.json.gz",
    "AWSLogs_342082656213_CloudTrail_us-east-1_2021_07_29_342082656213_CloudTrail_us-east-1_20210729T2355Z_x.json",
    "a/342082656213_CloudTrail_us-east-1_20210729T2355Z_x",
  ])
  func namesOfCopiesAreUnderstood(key: String) {
    #expect(CloudTrailObjectName(key)?.time == EventTime("2021-07-29T23:55:00Z"))
    #expect(CloudTrailObjectName(key)?.account == "342082656213")
  }

  @Test(arguments: [
    "", "/", "events.json", "_CloudTrail_", "342082656213_CloudTrail", "342082656213_CloudTrail_",
    "342082656213_CloudTrail_us-east-1", "342082656213_CloudTrail_us-east-1_20210729T2355Z",
    "342082656213_CloudTrail_us-east-1_20211329T2355Z_x.json.gz", "342082656213_CloudTrail__20210729T2355Z_x.json.gz",
    "34208265621_CloudTrail_us-east-1_20210729T2355Z_x.json.gz",
    "1342082656213_CloudTrail_us-east-1_20210729T2355Z_x.json.gz",
    "342082656213_CloudTrail-Digest_us-east-1_trail_us-east-1_20210729T235500Z.json.gz",
    "342082656213_CloudTrail_us-east-1_20210729T2355Z_x/other.json",
  ])
  func otherNamesAreNone(key: String) {
    #expect(CloudTrailObjectName(key) == nil)
  }

  @Test func digestsAreKnownByTheirNames() {
    for (key, expected) in [
      ("342082656213_CloudTrail-Digest_us-east-1_trail_us-east-1_20210729T235500Z.json.gz", true),
      ("AWSLogs/342082656213/CloudTrail-Digest/us-east-1/x.json.gz", true), ("digest.json", false),
    ] {
      #expect(Array(key.utf8).withUnsafeBytes { CloudTrailObjectName.isDigest($0) } == expected)
    }
  }
}
