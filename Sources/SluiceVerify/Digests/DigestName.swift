package import SluiceCore

/// The name that CloudTrail gives a digest:
/// `123456789012_CloudTrail-Digest_us-east-1_TRAIL_us-east-1_20260102T030405Z.json.gz`.
///
/// The first region is the one whose log files it lists, the last one that in which the trail was created. Digests of
/// log files that were delivered late end in `_backfill.json.gz`.
///
/// Source: AWS CloudTrail User Guide, "CloudTrail digest file structure".
package struct DigestName: Hashable, Sendable {
  package let account: String
  package let region: String
  package let trail: String
  package let homeRegion: String
  package let endTime: EventTime
  package let isBackfill: Bool
  /// Same for all digests of a chain, in one bucket or folder.
  package let chain: String

  /// - Parameter path: a file name, a path or an S3 key, with `.gz` or without.
  package init?(_ path: String) {
    let components = path.split(separator: "/", omittingEmptySubsequences: false)
    guard var name = components.last, let marker = Self.marker(in: name) else { return nil }
    for ending in [".gz", ".json"] where name.hasSuffix(ending) { name = name.dropLast(ending.count) }
    let backfill = "_backfill"
    isBackfill = name.hasSuffix(backfill)
    if isBackfill { name = name.dropLast(backfill.count) }
    let account = name[..<marker.lowerBound].suffix(12)
    guard account.utf8.count == 12, account.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    let parts = name[marker.upperBound...].split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count >= 4, let time = parts.last, time.utf8.count == 16, let end = EventTime(String(time)) else {
      return nil
    }
    self.account = String(account)
    region = String(parts[0])
    trail = parts[1..<(parts.count - 2)].joined(separator: "_")
    homeRegion = String(parts[parts.count - 2])
    endTime = end
    // What is in front of the folders of years, months and days tells the same trail in two places apart.
    let place = components.firstIndex { $0 == "CloudTrail-Digest" }.map { components[..<$0] } ?? components.dropLast()
    chain = [place.joined(separator: "/"), self.account, region, trail, homeRegion, isBackfill ? "backfill" : ""]
      .joined(separator: "\t")
  }

  private static func marker(in name: Substring) -> Range<Substring.Index>? {
    name.firstRange(of: "_CloudTrail-Digest_")
  }
}
