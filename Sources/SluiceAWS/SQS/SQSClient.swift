import Crypto
import SluiceCore

/// One queue, over SQS's JSON protocol.
package struct SQSClient: Sendable {
  package let queueURL: String
  private let caller: AWSCaller
  private let endpoint: AWSEndpoint

  package init(_ caller: AWSCaller, endpoint: AWSEndpoint, queueURL: String) {
    self.caller = caller
    self.endpoint = endpoint
    self.queueURL = queueURL
  }

  /// - Parameters:
  ///   - max: 1 to 10.
  ///   - wait: how long the service waits for a first message, up to 20 s. A call that waits should not be cancelled: the
  ///     message that it would have got may be hidden until its visibility ends.
  ///   - attemptID: FIFO queues give the same messages again for the same ID.
  /// - Throws: `AWSError`; also (`transient`, `MD5Mismatch`) when a body is not what its sum says: its messages come again
  ///   when their visibility ends.
  package func receive(
    max: Int, wait: Duration, visibility: Duration, attemptID: String? = nil
  ) async throws(AWSError) -> [SQSMessage] {
    var body = JSONBody(queueURL)
    let wait = min(wait, .seconds(20))
    body.add("MaxNumberOfMessages", number: min(Swift.max(max, 1), 10))
    body.add("WaitTimeSeconds", number: Self.seconds(wait))
    body.add("VisibilityTimeout", number: Self.seconds(visibility))
    body.add(
      "MessageSystemAttributeNames",
      raw: #"["ApproximateReceiveCount","SentTimestamp","MessageGroupId","SequenceNumber"]"#)
    if let attemptID { body.add("ReceiveRequestAttemptId", text: attemptID) }
    var call = self.call("ReceiveMessage", body)
    call.isPoll = true
    call.request.limits.total = wait + .seconds(15)
    call.request.limits.stall = wait + .seconds(15)
    let answer = try await answer(call)
    var messages = [SQSMessage]()
    for value in answer["Messages"]?.array ?? [] {
      guard let message = SQSMessage(value) else { throw unreadable(call) }
      guard value["MD5OfBody"]?.string == Self.md5(message.body) else {
        throw AWSError(
          .transient, code: "MD5Mismatch", message: "the body of message \(message.id) was changed on its way",
          operation: call.operation)
      }
      messages.append(message)
    }
    return messages
  }

  /// Deletes up to 10 messages. Those that failed are returned.
  package func delete(_ receipts: [SQSReceipt]) async throws(AWSError) -> [SQSEntryFailure] {
    let entries = receipts.enumerated().map { index, receipt in
      JSONBody(entry: index).adding("ReceiptHandle", text: receipt.handle)
    }
    return try await batch("DeleteMessageBatch", entries)
  }

  /// Sets the visibility of up to 10 messages, from now on, in whole seconds up to 43,200.
  package func changeVisibility(_ entries: [(SQSReceipt, Duration)]) async throws(AWSError) -> [SQSEntryFailure] {
    let entries = entries.enumerated().map { index, entry in
      JSONBody(entry: index).adding("ReceiptHandle", text: entry.0.handle)
        .adding("VisibilityTimeout", number: min(Self.seconds(entry.1), 43_200))
    }
    return try await batch("ChangeMessageVisibilityBatch", entries)
  }

  /// Sends up to 10 messages, of 1 MiB together.
  package func send(_ entries: [SQSOutgoing]) async throws(AWSError) -> [SQSEntryFailure] {
    let entries = entries.enumerated().map { index, message in
      var entry = JSONBody(entry: index).adding("MessageBody", text: message.body)
      if let group = message.groupID { entry.add("MessageGroupId", text: group) }
      if let deduplication = message.deduplicationID { entry.add("MessageDeduplicationId", text: deduplication) }
      return entry
    }
    return try await batch("SendMessageBatch", entries)
  }

  package func attributes() async throws(AWSError) -> SQSQueueAttributes {
    var body = JSONBody(queueURL)
    body.add("AttributeNames", raw: #"["All"]"#)
    let call = self.call("GetQueueAttributes", body)
    guard let attributes = SQSQueueAttributes(try await answer(call)["Attributes"]) else { throw unreadable(call) }
    return attributes
  }

  private func batch(_ name: String, _ entries: [JSONBody]) async throws(AWSError) -> [SQSEntryFailure] {
    guard !entries.isEmpty else { return [] }
    guard entries.count <= 10 else {
      throw AWSError(
        .invalid, code: "TooManyEntriesInBatchRequest", message: "\(entries.count) entries; 10 are allowed",
        operation: "sqs:\(name)")
    }
    var body = JSONBody(queueURL)
    body.add("Entries", list: entries)
    let call = self.call(name, body)
    let answer = try await answer(call)
    var failures = [SQSEntryFailure]()
    for value in answer["Failed"]?.array ?? [] {
      guard let index = value["Id"]?.integer, entries.indices.contains(index) else { throw unreadable(call) }
      failures.append(
        SQSEntryFailure(
          index: index, code: value["Code"]?.string ?? "", message: value["Message"]?.string ?? "",
          isSenderFault: value["SenderFault"]?.bool ?? false))
    }
    return failures
  }

  private func call(_ name: String, _ body: JSONBody) -> AWSCall {
    let request = HTTPRequest(
      "POST", origin: endpoint.origin, path: endpoint.basePath + "/",
      headers: [
        HTTPHeader("Content-Type", "application/x-amz-json-1.0"), HTTPHeader("X-Amz-Target", "AmazonSQS.\(name)"),
      ],
      body: body.bytes)
    // IAM knows one action for single calls and batches.
    let action = name.hasSuffix("Batch") ? String(name.dropLast(5)) : name
    return AWSCall(
      operation: "sqs:\(action)", resource: queueURL, service: "sqs", region: endpoint.signingRegion, request: request)
  }

  private func answer(_ call: AWSCall) async throws(AWSError) -> JSONValue {
    let response = try await caller.call(call)
    // Some calls answer with nothing at all.
    if response.body.isEmpty { return .object([:]) }
    guard let value = JSONValue(parsing: response.body) else { throw unreadable(call) }
    return value
  }

  private func unreadable(_ call: AWSCall) -> AWSError {
    AWSError(
      .invalid, code: "UnreadableAnswer",
      message: "the answer is not one of SQS's JSON protocol; is the endpoint \(endpoint.origin) one of SQS?",
      operation: call.operation, status: 200)
  }

  private static func seconds(_ duration: Duration) -> Int { Int(Swift.max(duration.components.seconds, 0)) }

  private static func md5(_ text: String) -> String {
    // SQS's own sum; it guards against damage only.
    hexadecimal(Insecure.MD5.hash(data: Array(text.utf8)))
  }
}
