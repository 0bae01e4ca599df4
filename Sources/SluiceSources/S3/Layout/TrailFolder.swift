import SluiceCore

/// What a trail writes.
enum TrailContent: String, CaseIterable, Sendable, Hashable {
  case events = "CloudTrail"
  case insights = "CloudTrail-Insight"
  case digests = "CloudTrail-Digest"
}

/// The folder of one account and region: `…AWSLogs/[o-id/]account/CloudTrail/region/`. Below it there is a folder for
/// each day, `yyyy/mm/dd/`, whose objects are named with account, region and time; so its keys are in the order of time.
///
/// Source: AWS CloudTrail User Guide, "Finding your CloudTrail log files" and "CloudTrail digest file structure".
struct TrailFolder: Hashable, Sendable {
  let bucket: String
  /// In front of the account: `…AWSLogs/` or `…AWSLogs/o-id/`.
  let root: String
  let account: String
  let content: TrailContent
  let region: String

  init(bucket: String, root: String, account: String, content: TrailContent, region: String) {
    self.bucket = bucket
    self.root = root
    self.account = account
    self.content = content
    self.region = region
  }

  /// With a slash at the end.
  var prefix: String { "\(root)\(account)/\(content.rawValue)/\(region)/" }

  /// The keys of names with these times, within a given prefix.
  ///
  /// A listing is cut by S3 in front (`startAfter`) and by the prefix that first and last key share; the few keys behind
  /// the last one are left out by `end`. So a run of days that fits in a page takes one request.
  ///
  /// - Parameter given: what all keys have to begin with.
  /// - Returns: nil when there are none.
  func stretch(_ times: NameTimes, within given: String) -> KeyStretch? {
    if times.isEmpty { return nil }
    let first = times.first.map { prefix + Self.day($0) + name($0) }
    let last = times.last.map { time in
      // A whole day ends with its folder, whatever the names in it are.
      let isLastMinute = time.milliseconds / 60_000 % 1_440 == 1_439
      // `~` comes behind the `_` that follows the time in a name.
      return isLastMinute || content == .digests
        ? (shared: prefix + Self.day(time), end: prefix + String(Self.day(time).dropLast()) + "0")
        : (shared: prefix + Self.day(time) + name(time), end: prefix + Self.day(time) + name(time) + "~")
    }
    var shared = prefix
    if let first, let last {
      shared = String(decoding: zip(first.utf8, last.shared.utf8).prefix { $0 == $1 }.map(\.0), as: UTF8.self)
    }
    if given.hasPrefix(shared) { shared = given } else if !shared.hasPrefix(given) { return nil }
    return KeyStretch(bucket: bucket, prefix: shared, startAfter: first, end: last?.end, folder: self)
  }

  /// `yyyy/mm/dd/`.
  private static func day(_ time: EventTime) -> String {
    time.date.split(separator: "-").joined(separator: "/") + "/"
  }

  /// What names of this time begin with.
  private func name(_ time: EventTime) -> String {
    // Digests have the trail's name in front of the time.
    if content == .digests { return "" }
    let text = time.description
    let clock = text.dropFirst(11).prefix(5).filter { $0 != ":" }
    return "\(account)_\(content.rawValue)_\(region)_\(time.date.filter { $0 != "-" })T\(clock)Z"
  }
}

/// A run of keys that is listed in their order.
struct KeyStretch: Hashable, Sendable {
  let bucket: String
  let prefix: String
  /// Only keys behind it.
  let startAfter: String?
  /// Only keys in front of it.
  let end: String?
  /// Nil for keys that are in no folder of a trail: their order tells nothing of their times.
  let folder: TrailFolder?
  /// Whether digests among other keys are wanted.
  let readsDigests: Bool

  init(
    bucket: String, prefix: String, startAfter: String? = nil, end: String? = nil, folder: TrailFolder? = nil,
    readsDigests: Bool = false
  ) {
    self.bucket = bucket
    self.prefix = prefix
    self.startAfter = startAfter
    self.end = end
    self.folder = folder
    self.readsDigests = readsDigests
  }
}
