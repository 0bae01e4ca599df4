package import SluiceAWS
package import SluiceConfig
package import SluiceCore

/// `s3` in a pipeline file: what a bucket holds, once, in the order of time.
///
/// Where a trail's folders are found (`AWSLogs/[o-id/]account/CloudTrail/region/yyyy/mm/dd/`) in the bucket or below the
/// prefix, only the days that are asked for are listed, and objects come in the order of the times in their names, across
/// accounts and regions. All else is listed whole, and put in order.
///
/// `after` and `before` are as those of the source `file`: objects that can't hold events of these times are passed over
/// by the time in their names, and records of all others are filtered by their own time.
package struct S3Source: SourceComponent {
  package static let name = "s3"
  package static let summary =
    "Reads what a bucket holds, in the order of time: the history, where sqs reads what comes."

  package static let bucket = ConfigKey.requiredString("bucket", "The bucket.")
  package static let prefix = ConfigKey.string(
    "prefix", default: "",
    """
    What keys begin with: in front of AWSLogs/, or further down, such as AWSLogs/123456789012/CloudTrail/eu-west-1/2026/.
    """)
  package static let accounts = ConfigKey.strings(
    "accounts", default: [], "Accounts whose logs are read, of the trail's folders. Absent: all that are found.")
  package static let regions = ConfigKey.strings(
    "regions", default: [],
    "Regions whose logs are read, of the trail's folders. Absent: all that are found, with one request per account.")
  package static let after = ConfigKey.optionalTime("after", "Only events at this time or later.")
  package static let before = ConfigKey.optionalTime("before", "Only events before this time.")
  package static let include = ConfigKey.strings(
    "include", default: [],
    "Globs over the key below the prefix, or over the name; only what one of them matches is read.")
  package static let exclude = ConfigKey.strings(
    "exclude", default: [],
    "Globs over the key below the prefix, or over the name; what one of them matches is not read.")
  package static let insights = ConfigKey.boolean(
    "insights", default: false, "Whether to read CloudTrail-Insight/, too.")
  package static let digests = ConfigKey.boolean(
    "digests", default: false, "Whether to read CloudTrail-Digest/, too: lists of hashes, which hold no events.")
  package static let transfers = ConfigKey.integer(
    "transfers", default: 32, in: 1...512, "How many objects are fetched side by side.")
  package static let memory = ConfigKey.byteCount(
    "memory", default: 64 << 20, in: 1 << 20...Int.max, "Bytes of objects that are fetched before their turn.")
  package static let keys: [any ConfigKeyDeclaration] =
    [bucket, prefix, accounts, regions, after, before, include, exclude, insights, digests, transfers, memory]
    + AWSSettings.keys

  package private(set) var places: [S3Place]
  package let settings: AWSSettings
  private(set) var accounts: [String] = []
  private(set) var regions: [String] = []
  private(set) var contents: [TrailContent] = [.events]
  private(set) var selection: FileSelection
  private(set) var limits = ObjectFetcher.Limits()
  /// Nil for what the settings say; tests give their own.
  var open: S3Access.Open?

  package var timeRange: TimeRange? {
    selection.range.after == nil && selection.range.before == nil ? nil : selection.range
  }

  package init(_ section: ConfigSection) {
    let bucket = section.value(Self.bucket)
    let prefix = section.value(Self.prefix)
    places = [S3Place(bucket: bucket, prefix: prefix)]
    settings = AWSSettings(section)
    accounts = section.value(Self.accounts)
    regions = section.value(Self.regions)
    let range = TimeRange(after: section.value(Self.after), before: section.value(Self.before))
    selection = FileSelection(
      include: section.value(Self.include).map(Glob.init), exclude: section.value(Self.exclude).map(Glob.init),
      range: range)
    if section.value(Self.insights) { contents.append(.insights) }
    if section.value(Self.digests) { contents.append(.digests) }
    limits.transfers = section.value(Self.transfers)
    limits.bytes = section.value(Self.memory)

    func report(_ key: String, _ message: String, _ expected: String) {
      section.problems.error(
        at: section.location(of: key), message, expected: expected, path: "\(section.path).\(key)")
    }
    if !bucket.isEmpty, !S3Place.isBucket(bucket) {
      report(
        Self.bucket.name, "bucket can't be '\(bucket)'", "expected a bucket's name, without s3:// and without a prefix")
    }
    for account in accounts where !LayoutSearch.isAccount(account) {
      report(Self.accounts.name, "accounts can't hold '\(account)'", "expected 12 digits, in quotes")
    }
    for region in regions where !Self.isRegion(region) {
      report(Self.regions.name, "regions can't hold '\(region)'", "expected names such as eu-west-1")
    }
    if let after = range.after, let before = range.before, after >= before {
      report(
        Self.before.name, "before (\(before)) is not later than after (\(after)): no event fits", "a later time")
    }
  }

  /// For commands: places such as `s3://bucket/prefix`.
  package init(
    places: [S3Place], include: [String] = [], exclude: [String] = [], settings: AWSSettings = AWSSettings()
  ) {
    // What is inside of another place is read with that one.
    self.places = places.enumerated().filter { index, place in
      !places.enumerated().contains { other, outer in
        other != index && outer.contains(place) && (outer != place || other < index)
      }
    }.map(\.element)
    self.settings = settings
    selection = FileSelection(include: include.map(Glob.init), exclude: exclude.map(Glob.init))
  }

  /// The same source without the objects that can hold no events of these accounts, regions and times. Folders and
  /// CloudTrail's own names tell; other objects are read. Empty lists stand for all.
  package func narrowed(accounts: [String], regions: [String], times: TimeRange) -> S3Source {
    var source = self
    source.selection.accounts = Set(accounts)
    source.selection.regions = Set(regions)
    source.selection.asked = times
    return source
  }

  /// With what calls S3.
  package func calling(_ open: @escaping S3Access.Open) -> S3Source {
    var source = self
    source.open = open
    return source
  }

  /// Nothing is listed yet: that needs the network, and begins with the run.
  package func plan(_ context: inout PlanContext) -> any SourcePlan { plan() }

  package func plan() -> S3SourcePlan { S3SourcePlan(self) }

  private static func isRegion(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0.isDigit || $0 == 0x2D }
  }
}
