package import SluiceAWS
package import SluiceConfig
import SluiceCore

/// `sqs` as a sink in a pipeline file: sends alerts, events or dead letters to a queue, one JSON document a message.
///
/// Messages are sent in batches of ten, in order where the queue is FIFO. In a FIFO queue an alert that is sent again
/// within five minutes is taken once: its id is the message's deduplication id.
package struct SQSSink: SinkComponent {
  package static let name = "sqs"
  package static let summary = "Sends alerts, events or dead letters to an SQS queue, one JSON document a message."

  static let queueURL = ConfigKey.requiredString(
    "queue_url", "The queue's URL, such as https://sqs.eu-central-1.amazonaws.com/123456789012/alerts.")
  static let group = ConfigKey.text(
    "group", default: "{rule}",
    """
    For FIFO queues: the message group, with the placeholders {rule} (the rule's id) and {tag}. Messages of a group keep \
    their order, and groups are worked off beside one another.
    """)
  static let maximumSize = ConfigKey.byteCount(
    "max_message_size", default: 1 << 20, in: 1_024...(1 << 20),
    """
    Bytes that a message may have. A longer document is replaced by a short one that names it. Queues that take less (256 \
    KiB was the limit until 2025) are noticed.
    """)
  package static let keys: [any ConfigKeyDeclaration] =
    [queueURL] + StreamSelection.keys + AWSSettings.keys + [group, maximumSize]

  package let aws: AWSSettings
  package let queueURL: String
  let selection: StreamSelection
  /// Nil for queues that are not FIFO.
  let group: MessageGroupTemplate?
  let maximumSize: Int

  package var takesDeadLetters: Bool { selection.stream == .deadLetters }

  package init(_ section: ConfigSection) {
    aws = AWSSettings(section)
    selection = StreamSelection(section)
    queueURL = section.value(Self.queueURL)
    maximumSize = section.value(Self.maximumSize)
    if !queueURL.isEmpty, QueueURL(queueURL) == nil {
      section.problems.error(
        at: section.location(of: Self.queueURL.name), "queue_url can't be '\(queueURL)'",
        expected: "expected the queue's URL, such as https://sqs.eu-central-1.amazonaws.com/123456789012/alerts")
    }
    let text = section.value(Self.group)
    if queueURL.hasSuffix(".fifo") {
      group = MessageGroupTemplate(text.text)
      if group == nil {
        section.problems.error(
          at: section.location(of: Self.group.name), "group can't be '\(text.text)'",
          expected: "expected text with {rule} and {tag} as the only placeholders")
      }
    } else {
      group = nil
      if section.contains(Self.group.name) {
        section.problems.error(
          at: section.location(of: Self.group.name), "group is for FIFO queues",
          expected: "the names of FIFO queues end in .fifo")
      }
    }
  }

  package func plan(_ context: inout PlanContext, label: String) -> any SinkPlan {
    SQSSinkPlan(
      label: label, stream: selection.plan(&context), aws: aws, queueURL: queueURL, maximumSize: maximumSize,
      grouping: group.map { group in
        MessageGrouping(template: group, rules: context.alertRules.map { $0.map(\.id) }, tags: context.tags)
      })
  }
}

/// A planned queue: nothing has been asked of AWS yet.
struct SQSSinkPlan: SinkPlan {
  let label: String
  let stream: StreamPlan
  let aws: AWSSettings
  let queueURL: String
  let maximumSize: Int
  /// Nil for queues that are not FIFO.
  let grouping: MessageGrouping?

  /// The queue is asked for when the first message or the first flush comes.
  func open(_ projection: Projection) throws(SinkError) -> any Sink {
    let (aws, queueURL) = (aws, queueURL)
    let sender = MessageSender(label: label, queueURL: queueURL, isFIFO: grouping != nil, maximumSize: maximumSize) {
      () async throws(AWSError) in
      try await AWSSession.open(aws, queueURL: queueURL).sqs(queueURL: queueURL)
    }
    return SQSSinkWriter(self, projection, sender)
  }
}
