import SluiceCore
import Testing

@testable import SluiceVerify

@Suite struct DigestNameTests {
  @Test func theNameTellsWhatTheDigestIsOf() throws {
    let path =
      "copy/AWSLogs/o-abcde12345/123456789012/CloudTrail-Digest/us-east-2/2026/01/02/"
      + "123456789012_CloudTrail-Digest_us-east-2_my_trail-1_eu-west-1_20260102T030405Z.json.gz"
    let name = try #require(DigestName(path))
    #expect(name.account == "123456789012")
    #expect(name.region == "us-east-2")
    #expect(name.trail == "my_trail-1")
    #expect(name.homeRegion == "eu-west-1")
    #expect(name.endTime == EventTime("2026-01-02T03:04:05Z"))
    #expect(!name.isBackfill)
    #expect(DigestName(String(path.dropLast(3))) == name)
  }

  @Test func digestsOfATrailAreAChainAndBackfillOnesAnother() throws {
    func name(_ day: String, _ end: String, _ trail: String = "t", _ root: String = "a") throws -> DigestName {
      try #require(
        DigestName(
          "\(root)/CloudTrail-Digest/us-east-1/2026/01/\(day)/123456789012_CloudTrail-Digest_us-east-1_\(trail)_us-east-1_"
            + "202601\(day)T000000Z\(end).json.gz"))
    }
    let first = try name("02", "").chain
    #expect(try name("03", "").chain == first)
    #expect(try name("03", "_backfill").chain != first)
    #expect(try name("03", "_backfill").isBackfill)
    #expect(try name("03", "", "u").chain != first)
    #expect(try name("03", "", "t", "b").chain != first)
  }

  @Test(
    arguments: [
      "", "x", "123456789012_CloudTrail_us-east-1_20260102T0304Z_Unique.json.gz",
      "12345678901_CloudTrail-Digest_us-east-1_t_us-east-1_20260102T030405Z.json.gz",
      "123456789012_CloudTrail-Digest_us-east-1_t_us-east-1_20260102T030461Z.json.gz",
      "123456789012_CloudTrail-Digest_us-east-1_20260102T030405Z.json.gz", "123456789012_CloudTrail-Digest_",
    ]) func allElseIsNone(name: String)
  {
    #expect(DigestName(name) == nil)
  }
}
