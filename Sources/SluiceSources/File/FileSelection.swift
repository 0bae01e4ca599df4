import SluiceConfig
import SluiceCore

/// Which of the files that were found are wanted, told by their names alone.
struct FileSelection: Sendable {
  /// What is passed over, and under which name it is counted.
  enum Reason: String {
    case digest
    case notIncluded = "not included"
    case excluded
    case before = "before the range"
    case after = "after the range"
    /// The same file under another name.
    case repeated
    case unreadable
  }

  var include: [Glob] = []
  var exclude: [Glob] = []
  var range = TimeRange()
  /// Those that a command line asks for: times besides `range`, accounts and regions. Empty for all.
  var asked = TimeRange()
  var accounts: Set<String> = []
  var regions: Set<String> = []

  // An object's name has the time of its delivery, in steps of five minutes; its events are at or before that time,
  // mostly by less than 15 minutes. (In 36 real objects the latest event was 3 seconds before the time in the name.)
  // Five minutes are left for clocks and for the step; records are filtered exactly once they are parsed.
  private static let slack: Int64 = 5 * 60_000
  // Delivery takes minutes, and hours when something is wrong: a day is on the safe side.
  private static let longestDelivery: Int64 = 24 * 3_600_000

  /// Whether the patterns pick out a file or a directory, by the path relative to the given directory or by the name.
  func isIncluded(_ path: ArraySlice<UInt8>, name: ArraySlice<UInt8>) -> Bool {
    include.contains { $0.matches(path) || $0.matches(name) }
  }

  func isExcluded(_ path: ArraySlice<UInt8>, name: ArraySlice<UInt8>) -> Bool {
    exclude.contains { $0.matches(path) || $0.matches(name) }
  }

  /// Why an object of this name's time can't hold events of the range; nil where it may.
  func reason(nameTime: EventTime) -> Reason? {
    for range in [range, asked] {
      if let after = range.after, nameTime.milliseconds + Self.slack <= after.milliseconds { return .before }
      if let before = range.before, nameTime.milliseconds - Self.longestDelivery >= before.milliseconds {
        return .after
      }
    }
    return nil
  }

  // Events of services without regions (IAM, CloudFront …) say one of these, and a trail of a single region delivers them
  // in objects named by its own. Source: AWS CloudTrail User Guide, "About global service events".
  private static let globalRegions: Set<String> = ["us-east-1", "us-gov-west-1", "cn-north-1", "cn-northwest-1"]

  /// Why an object that CloudTrail named so can't hold events of the accounts and regions; nil where it may, and for other
  /// names.
  func reason(name: ArraySlice<UInt8>) -> Reason? {
    if accounts.isEmpty, regions.isEmpty { return nil }
    guard let object = CloudTrailObjectName(String(decoding: name, as: UTF8.self)) else { return nil }
    if !accounts.isEmpty, !accounts.contains(object.account) { return .excluded }
    if !regions.isEmpty, regions.isDisjoint(with: Self.globalRegions), !regions.contains(object.region) {
      return .excluded
    }
    return nil
  }
}
