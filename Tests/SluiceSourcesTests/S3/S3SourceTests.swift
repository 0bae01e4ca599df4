import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct S3SourceTests {
  private func source(_ yaml: String) -> (S3Source, [String]) {
    let problems = ProblemCollector()
    let section = ConfigSection(yaml: yaml, keys: S3Source.keys, path: "source.s3", problems: problems)
    return (S3Source(section), problems.problems.map(\.description))
  }

  @Test func readsItsKeys() {
    let (source, problems) = source(
      """
      bucket: trail-logs
      prefix: team/
      accounts: "111111111111"
      regions: [eu-west-1, us-east-1]
      after: 2026-01-01
      before: 2026-02-01
      insights: true
      transfers: 8
      memory: 32MiB
      """)
    #expect(problems.isEmpty)
    #expect(source.places == [S3Place(bucket: "trail-logs", prefix: "team/")])
    #expect(source.accounts == ["111111111111"] && source.regions == ["eu-west-1", "us-east-1"])
    #expect(source.contents == [.events, .insights])
    #expect(source.limits.transfers == 8 && source.limits.bytes == 32 << 20)
    #expect(source.timeRange?.after?.date == "2026-01-01")
  }

  @Test(arguments: [
    ("prefix: x", "missing key 'bucket'"), ("bucket: s3://logs", "bucket can't be 's3://logs'"),
    ("{ bucket: logs, accounts: [12] }", "accounts can't hold '12'"),
    ("{ bucket: logs, regions: [Frankfurt] }", "regions can't hold 'Frankfurt'"),
    ("{ bucket: logs, after: 2026-02-01, before: 2026-01-01 }", "is not later than after"),
  ])
  func reportsMistakes(_ yaml: String, _ message: String) {
    let problems = source(yaml).1
    #expect(problems.count == 1 && problems[0].contains(message))
  }

  @Test func asksForTheAccountsThatBothSay() async throws {
    let bucket = ListedBucket(TrailKeys.spread(48))
    let (source, _) = source("{ bucket: trail-logs, accounts: ['111111111100', '111111111101'] }")
    let narrowed = source.narrowed(
      accounts: ["111111111101", "111111111102"], regions: ["eu-west-1"], times: TimeRange())
    let found = try await narrowed.stretches(ListingRequests(bucket))
    #expect(found.map(\.prefix) == ["AWSLogs/111111111101/CloudTrail/eu-west-1/"])
  }

  /// Events of global services are delivered by trails of any region: as on a folder.
  @Test func readsAllRegionsForGlobalOnes() async throws {
    let bucket = ListedBucket(TrailKeys.spread(48))
    let source = S3Source(places: [S3Place(bucket: bucket.name)])
      .narrowed(accounts: [], regions: ["us-east-1"], times: TimeRange())
    #expect(try await source.stretches(ListingRequests(bucket)).count == 48)
  }
}
