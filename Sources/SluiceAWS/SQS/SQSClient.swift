/// One queue.
package struct SQSClient: Sendable {
  package let queueURL: String

  package init(_ caller: AWSCaller, endpoint: AWSEndpoint, queueURL: String) { self.queueURL = queueURL }

  /// - Parameters:
  ///   - max: 1 to 10.
  ///   - wait: how long the service waits for a first message, up to 20 s. A call that waits must not be cancelled: the
  ///     message that it would have got is lost until its visibility ends.
  ///   - attemptID: FIFO queues give the same messages again for the same ID.
  package func receive(
    max: Int, wait: Duration, visibility: Duration, attemptID: String? = nil
  ) async throws(AWSError) -> [SQSMessage] { throw AWSError(.invalid, code: "", message: "") }

  /// Deletes up to 10 messages. Those that failed are returned.
  package func delete(_ receipts: [SQSReceipt]) async throws(AWSError) -> [SQSEntryFailure] { [] }

  /// Sets the visibility of up to 10 messages, from now on, in whole seconds up to 43,200.
  package func changeVisibility(_ entries: [(SQSReceipt, Duration)]) async throws(AWSError) -> [SQSEntryFailure] { [] }

  /// Sends up to 10 messages.
  package func send(_ entries: [SQSOutgoing]) async throws(AWSError) -> [SQSEntryFailure] { [] }

  package func attributes() async throws(AWSError) -> SQSQueueAttributes {
    throw AWSError(.invalid, code: "", message: "")
  }
}
