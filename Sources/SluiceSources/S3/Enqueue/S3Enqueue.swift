package import SluiceAWS
import SluiceCore

/// A queue that takes messages. The one of this module is `SQSClient`.
package protocol MessageSender: Sendable {
  /// Sends up to 10 messages.
  ///
  /// - Returns: those that failed.
  func send(_ entries: [SQSOutgoing]) async throws(AWSError) -> [SQSEntryFailure]
}

extension SQSClient: MessageSender {}

/// What was put on a queue.
package struct EnqueueReport: Sendable, Equatable {
  package var objects = 0
  package var bytes = 0
  package var messages = 0
  package var listRequests = 0

  package init() {}
}

extension S3Source {
  /// Puts the objects that would be read on a queue, in the order of time, as the events that S3 sends.
  ///
  /// - Parameters:
  ///   - region: the bucket's.
  ///   - progress: told of each batch that was sent.
  /// - Throws: `AWSError` when listing or sending fails. What was sent stays sent: the report that `progress` got last
  ///   says how much.
  package func enqueue(
    on queue: any MessageSender, region: String, limits: EventBatches.Limits = EventBatches.Limits(),
    progress: @escaping @Sendable (EnqueueReport) -> Void = { _ in }
  ) async throws(AWSError) -> EnqueueReport {
    let access = try await access()
    let requests = ListingRequests(access.lister)
    let listing = MergedListing(try await stretches(requests), requests, selection, ListingTally())
    var batches = EventBatches(S3EventText(region: region, time: access.retry.now()), limits: limits)
    var report = EnqueueReport()
    var waiting: [[EventBatches.Message]] = []

    func send(upTo count: Int) async throws(AWSError) {
      guard waiting.count > count else { return }
      _ = try await ListingRequests.concurrently(waiting) { batch async throws(AWSError) in
        try await Self.send(batch, on: queue, access.retry)
      }
      report.messages += waiting.reduce(0) { $0 + $1.count }
      report.objects += waiting.joined().reduce(0) { $0 + $1.objects }
      report.bytes += waiting.joined().reduce(0) { $0 + $1.bytes }
      report.listRequests = requests.count
      waiting = []
      progress(report)
    }

    while let object = try await listing.next() {
      if let batch = batches.add(object) {
        waiting.append(batch)
        try await send(upTo: 7)
      }
    }
    waiting += batches.end()
    try await send(upTo: 0)
    report.listRequests = requests.count
    return report
  }

  /// Sends a batch until all of it is taken.
  private static func send(
    _ batch: [EventBatches.Message], on queue: any MessageSender, _ retry: RetrySettings
  ) async throws(AWSError) {
    var entries = batch.map { SQSOutgoing(body: $0.body) }
    var attempt = 0
    while true {
      let failures = try await queue.send(entries)
      if failures.isEmpty { return }
      attempt += 1
      if let failure = failures.first(where: \.isSenderFault) ?? (attempt == 8 ? failures.first : nil) {
        throw AWSError(
          .invalid, code: failure.code, message: "the queue refused a message: \(failure.message)",
          operation: "sqs:SendMessage")
      }
      entries = failures.map(\.index).filter(entries.indices.contains).map { entries[$0] }
      do throws(CancellationError) {
        try await retry.sleep(.seconds(retry.random() * min(0.2 * Double(1 << attempt), 20)))
      } catch {
        throw AWSError(.cancelled, code: "cancelled", message: "sending was cancelled", operation: "sqs:SendMessage")
      }
    }
  }
}
