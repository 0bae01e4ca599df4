import SluiceAWS
import SluiceCore
import Synchronization

@testable import SluiceSources

/// A queue in memory. Messages that are given back with visibility 0 are there again at once; with any other they are
/// gone until `makeVisible()`.
final class FakeQueue: MessageQueue {
  struct State {
    var waiting: [SQSMessage] = []
    var leased: [String: SQSMessage] = [:]
    var hidden: [SQSMessage] = []
    var deleted: [String] = []
    /// In the order in which they came back.
    var returned: [(id: String, visibility: Duration)] = []
    var extensions = 0
    /// Calls of `receive`, and how many of them brought something.
    var asked = 0
    var receives = 0
    var received = 0
    var failures: [AWSError] = []
    var count = 0
    var isStopped = false
  }

  let isFIFO: Bool
  let state = Mutex(State())

  init(isFIFO: Bool = false) { self.isFIFO = isFIFO }

  /// Puts messages on the queue.
  @discardableResult
  func send(_ bodies: String..., group: String? = nil) -> [String] {
    state.withLock { state in
      bodies.map { body in
        state.count += 1
        let id = "m\(state.count)"
        state.waiting.append(
          SQSMessage(
            id: id, receipt: SQSReceipt("\(id)-0"), body: body, receiveCount: 0,
            sentAt: EventTime(milliseconds: WallTime.milliseconds()), groupID: group,
            sequenceNumber: group.map { _ in "\(1_000 + state.count)" }))
        return id
      }
    }
  }

  func makeVisible() {
    state.withLock {
      $0.waiting += $0.hidden
      $0.hidden = []
    }
  }

  func receive(
    max: Int, wait: Duration, visibility: Duration, attemptID: String?
  ) async throws(AWSError) -> [SQSMessage] {
    state.withLock { $0.asked += 1 }
    for _ in 0..<1_000 {
      let answer = state.withLock { state -> Result<[SQSMessage], AWSError>? in
        if !state.failures.isEmpty { return .failure(state.failures.removeFirst()) }
        if state.isStopped { return .success([]) }
        if state.waiting.isEmpty { return nil }
        var answer: [SQSMessage] = []
        for message in state.waiting.prefix(max) {
          let count = message.receiveCount + 1
          let leased = SQSMessage(
            id: message.id, receipt: SQSReceipt("\(message.id)-\(count)"), body: message.body, receiveCount: count,
            sentAt: message.sentAt, groupID: message.groupID, sequenceNumber: message.sequenceNumber)
          state.leased[leased.receipt.handle] = leased
          answer.append(leased)
        }
        state.waiting.removeFirst(answer.count)
        state.receives += 1
        state.received += answer.count
        return .success(answer)
      }
      if let answer { return try answer.get() }
      do { try await Task.sleep(for: .milliseconds(1)) } catch { return [] }
    }
    return []
  }

  func delete(_ receipts: [SQSReceipt]) async throws(AWSError) -> [SQSEntryFailure] {
    state.withLock { state in
      for receipt in receipts {
        if let message = state.leased.removeValue(forKey: receipt.handle) { state.deleted.append(message.id) }
      }
    }
    return []
  }

  func changeVisibility(_ entries: [(SQSReceipt, Duration)]) async throws(AWSError) -> [SQSEntryFailure] {
    state.withLock { state in
      for (receipt, visibility) in entries {
        if visibility == .seconds(121) {
          state.extensions += 1
          continue
        }
        guard let message = state.leased.removeValue(forKey: receipt.handle) else { continue }
        state.returned.append((message.id, visibility))
        if visibility == .zero { state.waiting.append(message) } else { state.hidden.append(message) }
      }
    }
    return []
  }

  func attributes() async throws(AWSError) -> SQSQueueAttributes {
    SQSQueueAttributes(
      arn: "arn:aws:sqs:us-east-1:1:q", isFIFO: isFIFO, visibilityTimeout: .seconds(30), retention: .seconds(345_600),
      deadLetterARN: nil, maxReceiveCount: nil, visible: state.withLock { $0.waiting.count }, inFlight: 0, delayed: 0)
  }
}
