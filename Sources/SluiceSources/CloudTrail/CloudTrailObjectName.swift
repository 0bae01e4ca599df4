package import SluiceCore

/// The name that CloudTrail gives an object:
/// `123456789012_CloudTrail_us-east-1_20260102T0305Z_Unique16Characte.json.gz`.
///
/// In front of the name may stand what a copy added, ended by a character that is neither letter nor digit. Objects
/// with Insights events are named alike, with `CloudTrail-Insight`. Digests are not such objects: see `isDigest(_:)`.
///
/// Source: AWS CloudTrail User Guide, "Finding your CloudTrail log files".
package struct CloudTrailObjectName: Hashable, Sendable {
  package let account: String
  package let region: String
  /// The minute of delivery, a multiple of five. All events of the object are at or before it (up to clock slack),
  /// most of them less than 15 minutes.
  package let time: EventTime
  /// The random part that keeps objects of one minute apart.
  package let unique: String
  /// The organisation in the key, where an organisation trail wrote it:
  /// `AWSLogs/o-abcde12345/123456789012/CloudTrail/…`.
  package let organization: String?

  /// - Parameter key: a file name, a path or an S3 key.
  package init?(_ key: String) {
    var key = key
    let parsed = key.withUTF8 { bytes in
      ObjectNameParts(UnsafeRawBufferPointer(bytes)).map { parts in
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        return (text(parts.account), text(parts.region), parts.time, text(parts.unique))
      }
    }
    guard let parsed else { return nil }
    (account, region, time, unique) = parsed
    organization = Self.organization(in: key, account: account)
  }

  /// The time in a name, path or key; nil where it has none.
  ///
  /// - Complexity: O(*n*), without allocations.
  package static func time(in key: UnsafeRawBufferPointer) -> EventTime? { ObjectNameParts(key)?.time }

  /// Whether a name, path or key is that of a digest: a list of hashes to validate log files with, which
  /// holds no events.
  package static func isDigest(_ key: UnsafeRawBufferPointer) -> Bool {
    key.firstRange(of: "CloudTrail-Digest") != nil
  }

  private static func organization(in key: String, account: String) -> String? {
    let components = key.split(separator: "/")
    guard let index = components.lastIndex(of: account[...]), index > 0, components[index - 1].hasPrefix("o-") else {
      return nil
    }
    return String(components[index - 1])
  }
}

/// Where the parts of a name stand in a key.
private struct ObjectNameParts {
  let account: Range<Int>
  let region: Range<Int>
  let time: EventTime
  let unique: Range<Int>

  init?(_ key: UnsafeRawBufferPointer) {
    let start = (key.lastIndex(of: 0x2F) ?? -1) + 1
    // The last one: copies that turned `/` into `_` have the folder `CloudTrail` in front.
    guard let marker = UnsafeRawBufferPointer(rebasing: key[start...]).lastRange(of: "_CloudTrail") else { return nil }
    let accountEnd = start + marker.lowerBound
    guard accountEnd - start >= 12, key[(accountEnd - 12)..<accountEnd].allSatisfy({ $0.isDigit }) else { return nil }
    if accountEnd - start > 12, key[accountEnd - 13].isLetterOrDigit { return nil }
    account = accountEnd - 12..<accountEnd

    var position = start + marker.upperBound
    if UnsafeRawBufferPointer(rebasing: key[position...]).starts(with: "-Insight".utf8) { position += 8 }
    guard position < key.count, key[position] == 0x5F, let region = Self.part(of: key, from: position + 1),
      let time = Self.part(of: key, from: region.upperBound + 1), time.count == 14,
      let value = EventTime(UnsafeRawBufferPointer(rebasing: key[time])), key[time.upperBound - 1] == 0x5A
    else { return nil }
    self.region = region
    self.time = value
    let rest = time.upperBound + 1
    unique = rest..<(key[rest...].firstIndex { $0 == 0x2E } ?? key.count)
  }

  /// The bytes up to the next `_`; nil where there are none or no `_` follows.
  private static func part(of key: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
    guard start < key.count, let end = key[start...].firstIndex(of: 0x5F), end > start else { return nil }
    return start..<end
  }
}
