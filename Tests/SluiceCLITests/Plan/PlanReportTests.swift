import Foundation
import SluiceCore
import Testing

@testable import SluiceCLI
@testable import SluiceSources

@Suite struct PlanReportTests {
  private var inventory: S3Inventory {
    var inventory = S3Inventory()
    for (account, region, day, size, isArchived) in [
      ("111111111111", "eu-west-1", "2026-01-10", 1_500_000, false),
      ("111111111111", "us-east-1", "2026-01-10", 500_000, false),
      ("222222222222", "eu-west-1", "2026-01-11", 40_000_000, true),
    ] {
      inventory.add(
        ListedObject(
          bucket: "logs", key: "k", size: size, eTag: nil, nameTime: EventTime(day), order: 0, account: account,
          region: region, isArchived: isArchived))
    }
    inventory.requests = 7
    return inventory
  }

  private func report(_ speed: BackfillEstimate.Speed) -> PlanReport {
    PlanReport(
      places: ["s3://logs/"], inventory: inventory,
      estimate: BackfillEstimate(objects: 3, bytes: 42_000_000, listRequests: 7, speed: speed))
  }

  @Test func showsSumsTimeAndCost() {
    #expect(
      report(.given(bytesPerSecond: 2e6)).text
        == """
        s3://logs/: 3 objects, 42 MB

        ACCOUNT       OBJECTS      SIZE
        111111111111        2  2,000 kB
        222222222222        1     40 MB

        REGION     OBJECTS    SIZE
        eu-west-1        2   41 MB
        us-east-1        1  500 kB

        DAY         OBJECTS      SIZE
        2026-01-10        2  2,000 kB
        2026-01-11        1     40 MB

        time  21 s at 2000 kB/s (given by --rate)
        cost  $0.00007 of S3 requests: 14 LIST (half of them done) at $0.005 and 3 GET at $0.0004 per 1,000 \
        (S3 Standard, us-east-1); data that leaves the bucket's region is not in it
        note  1 object in GLACIER or DEEP_ARCHIVE: restore them first, or they can't be read
        """)
  }

  @Test func saysWhatTheTimeIsReckonedFrom() {
    #expect(report(.assumed).text.contains("time  1 s at 100 MB/s (assumed; --measure tries a few objects"))
    let speed = S3Speed(objects: 8, bytes: 4_000_000, duration: .milliseconds(100))
    #expect(report(.measured(speed)).text.contains("time  2 s at 40 MB/s (measured: 8 objects of 4,000 kB in all)"))
  }

  @Test func theJSONHasARowForEachGroup() throws {
    let json = try JSONSerialization.jsonObject(with: Data(report(.assumed).json.utf8)) as? [String: Any]
    let groups = try #require(json?["groups"] as? [[String: Any]])
    #expect(groups.count == 3)
    #expect(groups[0]["account"] as? String == "111111111111" && groups[0]["bytes"] as? Int == 1_500_000)
    #expect(json?["objects"] as? Int == 3 && json?["archived"] as? Int == 1)
    #expect((json?["requests"] as? [String: Int]) == ["list": 14, "get": 3])
    #expect((json?["speed"] as? [String: Any])?["source"] as? String == "assumed")
  }

  @Test func anEmptyPlanIsShort() {
    let report = PlanReport(
      places: ["s3://logs/"], inventory: S3Inventory(),
      estimate: BackfillEstimate(objects: 0, bytes: 0, listRequests: 1, speed: .assumed))
    #expect(report.text == "s3://logs/: 0 objects, 0 B")
  }

  @Test(arguments: [
    (0.2, "1 s"), (119.5, "2 min"), (300, "5 min"), (7_199, "119 min"), (7_500, "2 h 5 min"), (200_000, "2 days 7 h"),
  ])
  func timesAreReadable(_ seconds: Double, _ text: String) { #expect(BackfillEstimate.time(seconds) == text) }
}
