package import SluiceCore

/// A message as it was received; its body's MD5 was right.
package struct SQSMessage: Hashable, Sendable {
  package let id: String
  package let receipt: SQSReceipt
  package let body: String
  /// How often it was received, this time included.
  package let receiveCount: Int
  package let sentAt: EventTime?
  /// Of a FIFO queue.
  package let groupID: String?
  /// Of a FIFO queue: a decimal number of up to 128 bits. Longer is greater, then text order.
  package let sequenceNumber: String?

  package init(
    id: String, receipt: SQSReceipt, body: String, receiveCount: Int = 1, sentAt: EventTime? = nil,
    groupID: String? = nil, sequenceNumber: String? = nil
  ) {
    self.id = id
    self.receipt = receipt
    self.body = body
    self.receiveCount = receiveCount
    self.sentAt = sentAt
    self.groupID = groupID
    self.sequenceNumber = sequenceNumber
  }
}

/// What a lease on a message is known by.
package struct SQSReceipt: Hashable, Sendable {
  package let handle: String

  package init(_ handle: String) { self.handle = handle }
}

package struct SQSOutgoing: Hashable, Sendable {
  package var body: String
  /// FIFO queues need one.
  package var groupID: String?
  package var deduplicationID: String?

  package init(body: String, groupID: String? = nil, deduplicationID: String? = nil) {
    self.body = body
    self.groupID = groupID
    self.deduplicationID = deduplicationID
  }
}

/// An entry of a batch that failed, though the batch was taken.
package struct SQSEntryFailure: Hashable, Sendable {
  /// Its index in what was given.
  package let index: Int
  package let code: String
  package let message: String
  /// Whether it is no use to try again.
  package let isSenderFault: Bool

  package init(index: Int, code: String, message: String, isSenderFault: Bool) {
    self.index = index
    self.code = code
    self.message = message
    self.isSenderFault = isSenderFault
  }

  /// The lease has ended: the message may be received elsewhere.
  package var isLeaseLost: Bool {
    code.hasSuffix("ReceiptHandleIsInvalid") || code.hasSuffix("MessageNotInflight")
      || code.hasSuffix("InvalidParameterValue") && message.contains("not available for visibility timeout change")
  }
}

package struct SQSQueueAttributes: Hashable, Sendable {
  package let arn: String
  package let isFIFO: Bool
  package let visibilityTimeout: Duration
  package let retention: Duration
  /// Where messages go after `maxReceiveCount` receives; nil when there is no redrive policy.
  package let deadLetterARN: String?
  package let maxReceiveCount: Int?
  /// Approximately: waiting, in flight, delayed.
  package let visible: Int
  package let inFlight: Int
  package let delayed: Int

  package init(
    arn: String, isFIFO: Bool, visibilityTimeout: Duration, retention: Duration, deadLetterARN: String?,
    maxReceiveCount: Int?, visible: Int, inFlight: Int, delayed: Int
  ) {
    self.arn = arn
    self.isFIFO = isFIFO
    self.visibilityTimeout = visibilityTimeout
    self.retention = retention
    self.deadLetterARN = deadLetterARN
    self.maxReceiveCount = maxReceiveCount
    self.visible = visible
    self.inFlight = inFlight
    self.delayed = delayed
  }
}
