import SluiceAWS

/// A queue of messages that are leased and deleted. The one of a pipeline is SQS.
protocol MessageQueue: Sendable {
  func receive(
    max: Int, wait: Duration, visibility: Duration, attemptID: String?
  ) async throws(AWSError) -> [SQSMessage]
  func delete(_ receipts: [SQSReceipt]) async throws(AWSError) -> [SQSEntryFailure]
  func changeVisibility(_ entries: [(SQSReceipt, Duration)]) async throws(AWSError) -> [SQSEntryFailure]
  func attributes() async throws(AWSError) -> SQSQueueAttributes
}

extension SQSClient: MessageQueue {}
