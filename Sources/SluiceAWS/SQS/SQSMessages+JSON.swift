import SluiceCore

extension SQSMessage {
  /// Nil for what is no message.
  init?(_ value: JSONValue) {
    guard let id = value["MessageId"]?.string, let handle = value["ReceiptHandle"]?.string,
      let body = value["Body"]?.string
    else { return nil }
    let attributes = value["Attributes"]
    self.init(
      id: id, receipt: SQSReceipt(handle), body: body,
      receiveCount: attributes?["ApproximateReceiveCount"]?.integer ?? 1,
      sentAt: attributes?["SentTimestamp"]?.integer.map { EventTime(milliseconds: Int64($0)) },
      groupID: attributes?["MessageGroupId"]?.string, sequenceNumber: attributes?["SequenceNumber"]?.string)
  }
}

extension SQSQueueAttributes {
  init?(_ value: JSONValue?) {
    guard let value, let arn = value["QueueArn"]?.string else { return nil }
    func count(_ name: String) -> Int { value[name]?.integer ?? 0 }
    let redrive = value["RedrivePolicy"]?.string.flatMap { JSONValue(parsing: $0) }
    self.init(
      arn: arn, isFIFO: value["FifoQueue"]?.string == "true" || arn.hasSuffix(".fifo"),
      visibilityTimeout: .seconds(value["VisibilityTimeout"]?.integer ?? 30),
      retention: .seconds(value["MessageRetentionPeriod"]?.integer ?? 345_600),
      deadLetterARN: redrive?["deadLetterTargetArn"]?.string, maxReceiveCount: redrive?["maxReceiveCount"]?.integer,
      maximumMessageSize: value["MaximumMessageSize"]?.integer, visible: count("ApproximateNumberOfMessages"),
      inFlight: count("ApproximateNumberOfMessagesNotVisible"),
      delayed: count("ApproximateNumberOfMessagesDelayed"))
  }
}
