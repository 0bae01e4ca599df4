import SluiceAWS
import Synchronization

@testable import SluiceSinks

/// A queue in memory that takes messages of a size, with errors to give before it takes any.
final class FakeOutgoingQueue: OutgoingQueue {
  struct State {
    var taken: [SQSOutgoing] = []
    var requests: [Int] = []
    var errors: [AWSError] = []
    /// For the entries of the next requests.
    var entryFailures: [[SQSEntryFailure]] = []
    var attributesError: AWSError?
    var limit = 1 << 20
  }

  let state = Mutex(State())

  func send(_ entries: [SQSOutgoing]) async throws(AWSError) -> [SQSEntryFailure] {
    let result = state.withLock { state -> Result<[SQSEntryFailure], AWSError> in
      state.requests.append(entries.count)
      if !state.errors.isEmpty { return .failure(state.errors.removeFirst()) }
      if entries.reduce(0, { $0 + $1.body.utf8.count }) > state.limit {
        return .failure(
          AWSError(
            .invalid, code: "AWS.SimpleQueueService.BatchRequestTooLong", message: "Batch requests cannot be longer",
            operation: "sqs:SendMessage"))
      }
      let failures = state.entryFailures.isEmpty ? [] : state.entryFailures.removeFirst()
      let failed = Set(failures.map(\.index))
      for (index, entry) in entries.enumerated() where !failed.contains(index) { state.taken.append(entry) }
      return .success(failures)
    }
    return try result.get()
  }

  func attributes() async throws(AWSError) -> SQSQueueAttributes {
    if let error = state.withLock({ $0.attributesError }) { throw error }
    return SQSQueueAttributes(
      arn: "arn", isFIFO: false, visibilityTimeout: .seconds(30), retention: .seconds(60), deadLetterARN: nil,
      maxReceiveCount: nil, visible: 0, inFlight: 0, delayed: 0)
  }
}
