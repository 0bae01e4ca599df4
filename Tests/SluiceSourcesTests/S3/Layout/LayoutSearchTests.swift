import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct LayoutSearchTests {
  private let bucket: ListedBucket
  private let time = TrailKeys.time("2026-01-02T03:05Z")

  init() {
    var keys: [String] = []
    for account in ["111111111111", "222222222222"] {
      for region in ["eu-west-1", "us-east-1"] {
        for content in TrailContent.allCases {
          keys.append(TrailKeys.key(account, region, time, "a", content: content))
          keys.append(TrailKeys.key(account, region, time, "b", root: "team/AWSLogs/o-abc123/", content: content))
        }
      }
    }
    keys += [
      "AWSLogs/111111111111/Config/x/y.json.gz", "AWSLogs/111111111111/CloudTrail/", "other/a.json", "other/b/c.json",
    ]
    bucket = ListedBucket(keys)
  }

  private func prefixes(
    _ prefix: String, accounts: Set<String> = [], regions: [String] = [], contents: [TrailContent] = [.events],
    requests: Int
  ) async throws -> [String] {
    let sent = ListingRequests(bucket)
    let search = LayoutSearch(requests: sent, accounts: accounts, regions: regions, contents: contents)
    let found = try await search.stretches(of: S3Place(bucket: bucket.name, prefix: prefix), NameTimes())
    #expect(sent.count == requests)
    return found.map(\.prefix)
  }

  @Test func findsAccountsAndRegions() async throws {
    let found = try await prefixes("", requests: 3)
    #expect(
      found == [
        "AWSLogs/111111111111/CloudTrail/eu-west-1/", "AWSLogs/111111111111/CloudTrail/us-east-1/",
        "AWSLogs/222222222222/CloudTrail/eu-west-1/", "AWSLogs/222222222222/CloudTrail/us-east-1/",
      ])
  }

  @Test func findsOrganizationsBelowAPrefix() async throws {
    for prefix in ["team", "team/", "team/AWSLogs/", "team/AWSLogs/o-abc123/"] {
      // One more for the organisations, where they are not named.
      let found = try await prefixes(prefix, requests: prefix.hasSuffix("123/") ? 3 : 4)
      #expect(found.count == 4)
      #expect(found.first == "team/AWSLogs/o-abc123/111111111111/CloudTrail/eu-west-1/")
    }
  }

  @Test func asksLessWhenItIsTold() async throws {
    #expect(try await prefixes("", accounts: ["222222222222"], regions: ["eu-west-1"], requests: 1).count == 1)
    #expect(
      try await prefixes("team", accounts: ["222222222222"], regions: ["eu-west-1"], requests: 1)
        == ["team/AWSLogs/o-abc123/222222222222/CloudTrail/eu-west-1/"])
    #expect(try await prefixes("AWSLogs/222222222222/", requests: 1).count == 2)
    #expect(
      try await prefixes("AWSLogs/222222222222/CloudTrail/eu-west-1/2026/01/", requests: 0)
        == ["AWSLogs/222222222222/CloudTrail/eu-west-1/2026/01/"])
  }

  @Test func followsUnfinishedNames() async throws {
    #expect(try await prefixes("AWSLogs/1", requests: 2).count == 2)
    #expect(
      try await prefixes("AWSLogs/111111111111/CloudTrail/eu", requests: 1)
        == ["AWSLogs/111111111111/CloudTrail/eu-west-1/"])
  }

  @Test func readsOtherContentsAsConfigured() async throws {
    #expect(try await prefixes("AWSLogs/", contents: TrailContent.allCases, requests: 7).count == 12)
    #expect(
      try await prefixes("AWSLogs/111111111111/CloudTrail-Insight/", requests: 1)
        == [
          "AWSLogs/111111111111/CloudTrail-Insight/eu-west-1/", "AWSLogs/111111111111/CloudTrail-Insight/us-east-1/",
        ])
  }

  @Test func listsWhatIsNoTrailAsItIs() async throws {
    #expect(try await prefixes("other/", requests: 1) == ["other/"])
    #expect(try await prefixes("AWSLogs/111111111111/Config/", requests: 0) == ["AWSLogs/111111111111/Config/"])
  }

  @Test func tellsThatThereIsNoSuchBucket() async {
    let search = LayoutSearch(
      requests: ListingRequests(bucket), accounts: [], regions: [], contents: [.events])
    await #expect { try await search.stretches(of: S3Place(bucket: "none"), NameTimes()) } throws: {
      "\($0)".contains("NoSuchBucket on s3:ListBucket")
    }
  }
}
