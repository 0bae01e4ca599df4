import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct TrailFolderTests {
  let folder = TrailFolder(
    bucket: "b", root: "AWSLogs/", account: "111111111111", content: .events, region: "eu-west-1")
  let path = "AWSLogs/111111111111/CloudTrail/eu-west-1/"

  private func stretch(_ after: String?, _ before: String?, within given: String = "AWSLogs/") -> KeyStretch? {
    folder.stretch(
      NameTimes([TimeRange(after: after.flatMap { EventTime($0) }, before: before.flatMap { EventTime($0) })]),
      within: given)
  }

  @Test func listsAllWithoutTimes() {
    #expect(stretch(nil, nil) == KeyStretch(bucket: "b", prefix: path, folder: folder))
  }

  @Test func sharesThePrefixOfItsDays() {
    // Names from five minutes before the first day to a day behind the last one.
    let found = stretch("2026-01-11", "2026-01-13")
    #expect(found?.prefix == path + "2026/01/1")
    #expect(found?.startAfter == path + "2026/01/10/111111111111_CloudTrail_eu-west-1_20260110T2356Z")
    #expect(found?.end == path + "2026/01/130")
  }

  @Test func cutsInsideOfADay() {
    let found = stretch("2026-01-10T12:05Z", "2026-01-09T13:00Z".replacing("09", with: "10"))
    #expect(found?.startAfter == path + "2026/01/10/111111111111_CloudTrail_eu-west-1_20260110T1201Z")
    #expect(found?.end == path + "2026/01/11/111111111111_CloudTrail_eu-west-1_20260111T1259Z~")
  }

  @Test func keysOfItsTimesAreInsideAndOthersAreNot() throws {
    let found = try #require(stretch("2026-01-31T10:00Z", "2026-02-01T10:00Z"))
    let (start, end) = (try #require(found.startAfter), try #require(found.end))
    func isInside(_ time: String) -> Bool {
      let key = TrailKeys.key("111111111111", "eu-west-1", TrailKeys.time(time), "0123456789abcdef")
      return key.hasPrefix(found.prefix) && start.utf8.lexicographicallyPrecedes(key.utf8)
        && key.utf8.lexicographicallyPrecedes(end.utf8)
    }
    #expect(isInside("2026-01-31T09:56Z") && isInside("2026-02-02T09:59Z"))
    #expect(!isInside("2026-01-31T09:55Z") && !isInside("2026-02-02T10:00Z"))
  }

  @Test func staysWithinAGivenPrefix() {
    #expect(stretch("2026-01-11", "2026-03-13", within: path + "2026/02/")?.prefix == path + "2026/02/")
    #expect(stretch(nil, nil, within: path + "2026/02/0")?.prefix == path + "2026/02/0")
    #expect(stretch("2026-01-11", "2026-01-13", within: path + "2026/02/") == nil)
    #expect(stretch(nil, nil, within: "AWSLogs/2") == nil)
  }
}
