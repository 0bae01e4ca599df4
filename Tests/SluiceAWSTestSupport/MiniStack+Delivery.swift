import SluiceAWS

extension MiniStack {
  package struct Queue: Hashable, Sendable {
    package let url: String
    package let arn: String

    package init(url: String, arn: String) {
      self.url = url
      self.arn = arn
    }
  }

  /// An empty bucket of a name of its own.
  package func makeBucket(_ prefix: String = "bucket") async throws -> String {
    let name = uniqueName(prefix)
    try await call("s3", "create_bucket", ["Bucket": .string(name)])
    return name
  }

  package func put(
    _ key: String, _ bytes: some Sequence<UInt8>, in bucket: String, _ options: [String: JSONValue] = [:]
  ) async throws {
    let arguments: [String: JSONValue] = ["Bucket": .string(bucket), "Key": .string(key), "Body": .bytes(bytes)]
    try await call("s3", "put_object", .object(arguments.merging(options) { $1 }))
  }

  /// A queue that S3, SNS and EventBridge may send to.
  ///
  /// - Parameters:
  ///   - isFIFO: the name gets its `.fifo`.
  ///   - deadLetters: where messages go that were received `maxReceiveCount` times.
  package func makeQueue(
    _ prefix: String = "queue", isFIFO: Bool = false, visibility: Int = 30, deadLetters: Queue? = nil,
    maxReceiveCount: Int = 3, attributes: [String: String] = [:]
  ) async throws -> Queue {
    let name = uniqueName(prefix) + (isFIFO ? ".fifo" : "")
    let arn = "arn:aws:sqs:\(Self.region):\(Self.account):\(name)"
    let principals: JSONValue = ["Service": ["s3.amazonaws.com", "sns.amazonaws.com", "events.amazonaws.com"]]
    let policy = Self.policy([
      ["Effect": "Allow", "Principal": principals, "Action": "sqs:SendMessage", "Resource": .string(arn)]
    ])
    var all: [String: JSONValue] = ["VisibilityTimeout": .string("\(visibility)"), "Policy": .string(policy.json)]
    if isFIFO { all["FifoQueue"] = "true" }
    if let deadLetters {
      let redrive: JSONValue = [
        "deadLetterTargetArn": .string(deadLetters.arn), "maxReceiveCount": .string("\(maxReceiveCount)"),
      ]
      all["RedrivePolicy"] = .string(redrive.json)
    }
    for (name, value) in attributes { all[name] = .string(value) }
    let reply = try await call("sqs", "create_queue", ["QueueName": .string(name), "Attributes": .object(all)])
    guard let url = reply["QueueUrl"]?.string else { throw TestServerError("no queue: \(reply.json)") }
    return Queue(url: url, arn: arn)
  }

  package func send(_ body: String, to queue: Queue, _ options: [String: JSONValue] = [:]) async throws {
    let arguments: [String: JSONValue] = ["QueueUrl": .string(queue.url), "MessageBody": .string(body)]
    try await call("sqs", "send_message", .object(arguments.merging(options) { $1 }))
  }

  /// Messages that wait, and those that are in flight.
  package func counts(_ queue: Queue) async throws -> (visible: Int, inFlight: Int) {
    let reply = try await call(
      "sqs", "get_queue_attributes", ["QueueUrl": .string(queue.url), "AttributeNames": ["All"]])
    func number(_ name: String) -> Int { reply["Attributes"]?[name]?.string.flatMap { Int($0) } ?? 0 }
    return (number("ApproximateNumberOfMessages"), number("ApproximateNumberOfMessagesNotVisible"))
  }

  /// The bucket tells the queue of every new object. S3 sends its test event at once.
  package func notify(_ queue: Queue, of bucket: String) async throws {
    let configuration: JSONValue = [
      "QueueConfigurations": [["QueueArn": .string(queue.arn), "Events": ["s3:ObjectCreated:*"]]]
    ]
    try await call(
      "s3", "put_bucket_notification_configuration",
      ["Bucket": .string(bucket), "NotificationConfiguration": configuration])
  }

  /// The bucket tells a topic of every new object, and the topic tells the queue.
  package func notifyThroughSNS(_ queue: Queue, of bucket: String, isRaw: Bool = false) async throws {
    let reply = try await call("sns", "create_topic", ["Name": .string(uniqueName("topic"))])
    guard let topic = reply["TopicArn"]?.string else { throw TestServerError("no topic: \(reply.json)") }
    let policy = Self.policy([
      [
        "Effect": "Allow", "Principal": ["Service": "s3.amazonaws.com"], "Action": "sns:Publish",
        "Resource": .string(topic),
      ]
    ])
    try await call(
      "sns", "set_topic_attributes",
      ["TopicArn": .string(topic), "AttributeName": "Policy", "AttributeValue": .string(policy.json)])
    try await call(
      "sns", "subscribe",
      [
        "TopicArn": .string(topic), "Protocol": "sqs", "Endpoint": .string(queue.arn),
        "Attributes": ["RawMessageDelivery": isRaw ? "true" : "false"],
      ])
    let configuration: JSONValue = [
      "TopicConfigurations": [["TopicArn": .string(topic), "Events": ["s3:ObjectCreated:*"]]]
    ]
    try await call(
      "s3", "put_bucket_notification_configuration",
      ["Bucket": .string(bucket), "NotificationConfiguration": configuration])
  }

  /// The bucket tells EventBridge of every new object, and a rule there tells the queue.
  package func notifyThroughEventBridge(_ queue: Queue, of bucket: String) async throws {
    try await call(
      "s3", "put_bucket_notification_configuration",
      ["Bucket": .string(bucket), "NotificationConfiguration": ["EventBridgeConfiguration": [:]]])
    let name = JSONValue.string(uniqueName("rule"))
    let pattern: JSONValue = [
      "source": ["aws.s3"], "detail-type": ["Object Created"], "detail": ["bucket": ["name": [.string(bucket)]]],
    ]
    try await call("events", "put_rule", ["Name": name, "EventPattern": .string(pattern.json)])
    try await call("events", "put_targets", ["Rule": name, "Targets": [["Id": "1", "Arn": .string(queue.arn)]]])
  }
}
