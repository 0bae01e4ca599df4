import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceSources

/// Objects that are passed over by the names that CloudTrail gave them.
@Suite struct FileSelectionTests {
  private static let names = [
    objectName("20260102T0300Z", account: 1, region: "us-east-1"),
    objectName("20260102T0305Z", account: 1, region: "eu-west-1"),
    objectName("20260102T0310Z", account: 2, region: "eu-west-1"),
    "copy-\(objectName("20260102T0315Z", account: 2, region: "eu-central-1"))", "other_CloudTrail_us-east-1.json",
    "events.json",
  ]

  private func read(
    accounts: [String] = [], regions: [String] = [], after: String? = nil
  ) async throws -> (names: Set<String>, excluded: Int) {
    let folder = try Folder()
    for name in Self.names { try folder.write(name) }
    let read = try await folder.read([""]) { source in
      source.narrowed(
        accounts: accounts, regions: regions, times: TimeRange(after: after.flatMap { EventTime($0) }))
    }
    return (Set(read.names), read.skipped["excluded"])
  }

  @Test func objectsOfOtherAccountsAreExcludedAndFilesWithOtherNamesAreRead() async throws {
    let read = try await read(accounts: ["000000000002"])
    #expect(read.names == [Self.names[2], Self.names[3], Self.names[4], Self.names[5]])
    #expect(read.excluded == 2)
  }

  @Test func objectsOfOtherRegionsAreExcluded() async throws {
    let read = try await read(regions: ["eu-west-1"])
    #expect(read.names == [Self.names[1], Self.names[2], Self.names[4], Self.names[5]])
    #expect(read.excluded == 2)
  }

  /// A trail of one region delivers events of services without regions, too.
  @Test func whereGlobalServicesLogNoRegionIsExcluded() async throws {
    #expect(try await read(regions: ["us-east-1"]).names == Set(Self.names))
    #expect(try await read(regions: ["eu-west-1", "us-east-1"]).excluded == 0)
  }

  @Test func timesOfTheCommandLineComeBesideThoseOfTheSource() async throws {
    let folder = try Folder()
    for name in Self.names { try folder.write(name) }
    let read = try await folder.read([""], before: "2026-01-01T03:10:00Z") { source in
      source.narrowed(accounts: [], regions: [], times: TimeRange(after: EventTime("2026-01-02T03:15:00Z")))
    }
    #expect(read.skipped["before the range"] == 2)
    #expect(read.skipped["after the range"] == 2)
    #expect(Set(read.names) == [Self.names[4], Self.names[5]])
  }
}
