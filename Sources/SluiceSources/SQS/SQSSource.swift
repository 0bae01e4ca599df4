package import SluiceAWS
package import SluiceConfig
import SluiceCore

/// `sqs` in a pipeline file: a queue whose messages tell of new objects in S3.
///
/// The messages are those of S3's event notifications, directly, by SNS (in its envelope or raw) or by EventBridge, and
/// CloudTrail's own notifications by SNS. A message is deleted when everything that came of its objects is durable in all
/// sinks; until then it is kept from others. What can't be read goes back to the queue, whose redrive policy moves it to
/// a dead-letter queue in the end.
package struct SQSSource: SourceComponent {
  package static let name = "sqs"
  package static let summary =
    "Reads the objects that messages of an SQS queue tell of: CloudTrail, as AWS delivers it."

  static let queueURL = ConfigKey.requiredString(
    "queue_url", "The queue's URL, such as https://sqs.eu-central-1.amazonaws.com/123456789012/cloudtrail.")
  static let visibilityTimeout = ConfigKey.duration(
    "visibility_timeout", default: .seconds(120), in: .seconds(2)...LeaseTable.longest,
    """
    How long messages are kept from other readers. It is extended for as long as they are in work: so it is how long they \
    take to come again when this reader dies.
    """)
  static let maximumInFlight = ConfigKey.integer(
    "max_in_flight", default: 2_000, in: 1...100_000,
    "Messages that are in work at a time; SQS lets a queue have 120,000. When sinks are slow, no more are received.")
  static let prefetch = ConfigKey.byteCount(
    "prefetch", default: 64 << 20, in: (1 << 20)...Int.max,
    "Bytes of objects, as delivered, that are fetched ahead. Objects above 8 MiB are read as they come.")
  static let maximumPollers = ConfigKey.integer(
    "max_pollers", default: 4, in: 1...32, "Receives that wait at the queue at a time, at most; it begins with one.")
  static let waitTime = ConfigKey.duration(
    "wait_time", default: .seconds(20), in: .zero ... .seconds(20),
    "How long a receive waits for messages. A stop waits for its end, because to break it off would hide messages.")
  static let grace = ConfigKey.duration(
    "grace", default: .seconds(30), in: .seconds(1)...DurationText.longest,
    "How long a stop may take; wait_time is 5s less at most. What is not done by then goes back to the queue.")
  static let maximumReceives = ConfigKey.optionalInteger(
    "max_receives", in: 1...1_000,
    """
    For queues without a redrive policy: after how many receives a message that can't be worked off is written to the \
    quarantine and deleted. Absent: never, it comes again and again.
    """)
  static let quarantine = ConfigKey.optionalPath(
    "quarantine", "The file for such messages, one JSON document a line, with the reason.")
  static let include = ConfigKey.strings(
    "include", default: [], "Globs over the key, or over the name at its end; only what one of them matches is read.")
  static let exclude = ConfigKey.strings(
    "exclude", default: [], "Globs over the key, or over the name at its end; what one of them matches is not read.")
  static let digests = ConfigKey.boolean(
    "digests", default: false, "Whether CloudTrail's digests are read too. They hold no events.")
  static let insights = ConfigKey.boolean("insights", default: false, "Whether Insights events are read too.")
  static let after = ConfigKey.optionalTime("after", "Only events at this time or later.")
  static let before = ConfigKey.optionalTime("before", "Only events before this time.")
  static let collectorID = ConfigKey.optionalString(
    "collector_id", "A name for this reader, which is on its events and metrics.")
  package static let keys: [any ConfigKeyDeclaration] =
    [queueURL] + AWSSettings.keys + [
      visibilityTimeout, maximumInFlight, prefetch, maximumPollers, waitTime, grace, maximumReceives, quarantine,
      include, exclude, digests, insights, after, before, collectorID,
    ]

  /// Whose queue and objects, and where.
  package let aws: AWSSettings
  let settings: ConsumerSettings

  /// As it was given.
  package var queueURL: String { settings.queueURL }
  package var collectorID: String? { settings.collectorID }

  package var timeRange: TimeRange? {
    let range = settings.selection.files.range
    return range.after == nil && range.before == nil ? nil : range
  }

  package init(_ section: ConfigSection) {
    aws = AWSSettings(section)
    let url = section.value(Self.queueURL)
    if !url.isEmpty, QueueURL(url) == nil {
      section.problems.error(
        at: section.location(of: Self.queueURL.name), "queue_url can't be '\(url)'",
        expected: "expected the queue's URL, such as https://sqs.eu-central-1.amazonaws.com/123456789012/cloudtrail")
    }
    var settings = ConsumerSettings(queueURL: url)
    settings.collectorID = section.value(Self.collectorID)
    // SQS counts in whole seconds.
    settings.visibility = .seconds(section.value(Self.visibilityTimeout).components.seconds)
    settings.maximumInFlight = section.value(Self.maximumInFlight)
    settings.prefetch = section.value(Self.prefetch)
    settings.maximumPollers = section.value(Self.maximumPollers)
    settings.grace = section.value(Self.grace)
    let wait = min(section.value(Self.waitTime), settings.grace - .seconds(5))
    settings.wait = .seconds(max(0, wait.components.seconds))
    settings.maximumReceives = section.value(Self.maximumReceives)
    settings.quarantine = section.value(Self.quarantine).map { Quarantine(path: $0.path) }
    if (settings.maximumReceives == nil) != (settings.quarantine == nil) {
      let given = settings.quarantine == nil ? Self.maximumReceives.name : Self.quarantine.name
      section.problems.error(
        at: section.location(of: given), "max_receives and quarantine go together",
        expected: "max_receives says when a message is given up, and quarantine is the file where it is kept")
    }
    settings.selection = ObjectSelection(
      readsDigests: section.value(Self.digests), readsInsights: section.value(Self.insights))
    settings.selection.files.include = section.value(Self.include).map(Glob.init)
    settings.selection.files.exclude = section.value(Self.exclude).map(Glob.init)
    let range = TimeRange(after: section.value(Self.after), before: section.value(Self.before))
    if let after = range.after, let before = range.before, after >= before {
      section.problems.error(
        at: section.location(of: Self.before.name),
        "before (\(before)) is not later than after (\(after)): no event fits")
    }
    settings.selection.files.range = range
    self.settings = settings
  }

  package func plan(_ context: inout PlanContext) -> any SourcePlan { SQSSourcePlan(aws: aws, settings: settings) }
}
