import SluiceAWS
import SluiceCore
import Synchronization
import Testing

@testable import SluiceSinks

@Suite struct MessageSenderTests {
  private let queue = FakeOutgoingQueue()

  private func sender(isFIFO: Bool = false, maximumSize: Int = 1 << 20) -> MessageSender {
    MessageSender(
      label: "sinks.0.sqs", queueURL: "https://sqs.us-east-1.amazonaws.com/1/q", isFIFO: isFIFO,
      maximumSize: maximumSize, sleep: { _ in }
    ) { [queue] () async throws(AWSError) in queue }
  }

  private func messages(_ count: Int, size: Int = 20, group: String? = nil) -> MessageBatches {
    var batches = MessageBatches()
    for index in 0..<count {
      let body = "{\"n\":\(index),\"x\":\"\(String(repeating: "x", count: size))\"}"
      batches.add(OutgoingMessage(body.utf8, groupID: group))
    }
    return batches
  }

  @Test func fullRequestsGoAndTheRestWaits() async throws {
    let sender = sender()
    var batches = messages(23)
    try await sender.send(from: &batches, all: false)
    #expect(queue.state.withLock { $0.requests } == [10, 10] && batches.count == 3)
    try await sender.send(from: &batches, all: true)
    #expect(queue.state.withLock { $0.requests } == [10, 10, 3] && batches.count == 0)
    #expect(queue.state.withLock { $0.taken.count } == 23)
  }

  @Test func aFIFOQueueGetsThemInOrder() async throws {
    var batches = messages(95, group: "g")
    try await sender(isFIFO: true).send(from: &batches, all: true)
    let taken = queue.state.withLock { $0.taken }
    #expect(taken.enumerated().allSatisfy { $1.body.hasPrefix("{\"n\":\($0),") && $1.groupID == "g" })
    #expect(Set(taken.map(\.deduplicationID)).count == 95)
  }

  @Test func whatMayPassIsTriedAgain() async throws {
    queue.state.withLock {
      $0.errors = Array(repeating: AWSError(.transient, code: "connection", message: "refused"), count: 4)
      $0.entryFailures = [
        [SQSEntryFailure(index: 1, code: "InternalError", message: "", isSenderFault: false)],
        [SQSEntryFailure(index: 0, code: "InternalError", message: "", isSenderFault: false)],
      ]
    }
    var batches = messages(3)
    try await sender().send(from: &batches, all: true)
    #expect(queue.state.withLock { $0.requests } == [3, 3, 3, 3, 3, 1, 1])
    #expect(queue.state.withLock { $0.taken.count } == 3)
  }

  @Test func aRefusedMessageIsNamed() async throws {
    queue.state.withLock {
      $0.entryFailures = [
        [SQSEntryFailure(index: 0, code: "InvalidMessageContents", message: "bad", isSenderFault: true)]
      ]
    }
    var batches = MessageBatches()
    batches.add(OutgoingMessage(#"{"kibana.alert.uuid":"abc"}"#.utf8, groupID: nil))
    let sender = sender()
    do throws(SinkError) {
      try await sender.send(from: &batches, all: true)
      Issue.record("was taken")
    } catch {
      #expect(error.message.contains("the alert abc") && error.message.contains("InvalidMessageContents"))
    }
  }

  @Test func aQueueThatTakesLessGetsSmallerRequests() async throws {
    queue.state.withLock { $0.limit = 256 << 10 }
    var batches = messages(20, size: 100_000)
    try await sender(isFIFO: true).send(from: &batches, all: true)
    let taken = queue.state.withLock { $0.taken }
    #expect(taken.enumerated().allSatisfy { $1.body.hasPrefix("{\"n\":\($0),") })
    #expect(taken.count == 20)
  }

  @Test func aDocumentThatIsTooLongIsReplacedByOneThatNamesIt() async throws {
    let filler = String(repeating: "y", count: 5_000)
    let document = """
      {"@timestamp":"2026-01-02T03:04:05.000Z","kibana.alert.uuid":"abc","kibana.alert.rule.name":"A \\"rule\\"",\
      "event":{"original":"\(filler)"},"sluice":{"origin":{"object":"s3://b/k","record":3},"guide":"\(filler)"}}
      """
    var batches = MessageBatches()
    batches.add(OutgoingMessage(document.utf8, groupID: "g"))
    let sender = sender(maximumSize: 2_048)
    try await sender.send(from: &batches, all: true)
    let taken = queue.state.withLock { $0.taken }
    #expect(
      taken.map(\.body) == [
        """
        {"error":{"type":"too large","message":"the document has \(document.utf8.count) bytes, and the queue takes 2048: \
        leave fields out of it with `fields`, or raise the queue's MaximumMessageSize and max_message_size"},\
        "@timestamp":"2026-01-02T03:04:05.000Z","kibana.alert.uuid":"abc","kibana.alert.rule.name":"A \\"rule\\"",\
        "sluice":{"origin":{"object":"s3://b/k","record":3}}}
        """
      ])
    #expect(taken.map(\.deduplicationID) == ["abc"])
    #expect(await sender.shortened == 1)
  }

  @Test func aQueueThatDoesNotExistIsNoticedByTheFirstFlush() async {
    queue.state.withLock {
      $0.attributesError = AWSError(
        .notFound, code: "QueueDoesNotExist", message: "no", operation: "sqs:GetQueueAttributes")
    }
    await #expect(throws: SinkError.self) { try await sender().open() }
  }

  @Test func whoMayOnlySendSends() async throws {
    queue.state.withLock {
      $0.attributesError = AWSError(.denied, code: "AccessDenied", message: "no", operation: "sqs:GetQueueAttributes")
    }
    var batches = messages(1)
    try await sender().send(from: &batches, all: true)
    #expect(queue.state.withLock { $0.taken.count } == 1)
  }
}
