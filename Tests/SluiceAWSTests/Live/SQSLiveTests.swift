import SluiceAWSTestSupport
import Testing

@testable import SluiceAWS

@Suite(.enabled(if: TestVenv.isPresent, "\(TestVenv.absence)"))
struct SQSLiveTests {
  @Test func messagesGoAndCome() async throws {
    let stack = try await MiniStack.shared()
    let dead = try await stack.makeQueue()
    let queue = try await stack.makeQueue(visibility: 45, deadLetters: dead, maxReceiveCount: 4)
    let sqs = LiveAWS(as: try await stack.makeUser(), stack).sqs(queue)
    let bodies = ["ü \"quoted\" \\ \n", "{\"Records\":[]}", "<&>", String(repeating: "x", count: 20_000)]
    #expect(try await sqs.send(bodies.map { SQSOutgoing(body: $0) }).isEmpty)
    var received = [SQSMessage]()
    while received.count < bodies.count {
      let more = try await sqs.receive(max: 10, wait: .seconds(2), visibility: .seconds(60))
      #expect(!more.isEmpty)
      if more.isEmpty { return }
      received += more
    }
    #expect(Set(received.map(\.body)) == Set(bodies))
    #expect(received.allSatisfy { $0.receiveCount == 1 && $0.sentAt != nil && $0.groupID == nil })
    let attributes = try await sqs.attributes()
    #expect(attributes.arn == queue.arn && attributes.deadLetterARN == dead.arn && attributes.maxReceiveCount == 4)
    #expect(attributes.inFlight == 4 && attributes.visibilityTimeout == .seconds(45))
    // Released, it comes again at once.
    let first = try #require(received.first)
    #expect(try await sqs.changeVisibility([(first.receipt, .zero)]).isEmpty)
    let again = try await sqs.receive(max: 10, wait: .seconds(2), visibility: .seconds(60))
    #expect(again.map(\.id) == [first.id] && again.map(\.receiveCount) == [2])
    let others = received.dropFirst().map(\.receipt) + again.map(\.receipt)
    #expect(try await sqs.delete(others).isEmpty)
    #expect(try await stack.counts(queue) == (0, 0))
    let bad = try await sqs.delete([SQSReceipt("nonsense")])
    #expect(bad.count == 1 && bad.first?.index == 0 && bad.first?.isLeaseLost == true)
  }

  @Test func groupsKeepTheirOrder() async throws {
    let stack = try await MiniStack.shared()
    let queue = try await stack.makeQueue(isFIFO: true)
    let sqs = LiveAWS(as: try await stack.makeUser(), stack).sqs(queue)
    let sent = try await sqs.send((0..<3).map { SQSOutgoing(body: "\($0)", groupID: "g", deduplicationID: "d\($0)") })
    #expect(sent.isEmpty)
    let messages = try await sqs.receive(max: 10, wait: .seconds(2), visibility: .seconds(30), attemptID: "a-1")
    #expect(messages.map(\.body) == ["0", "1", "2"] && messages.allSatisfy { $0.groupID == "g" })
    #expect(messages.compactMap(\.sequenceNumber).count == 3)
    #expect(try await sqs.attributes().isFIFO)
  }

  @Test func aMissingQueueIsNamed() async throws {
    let stack = try await MiniStack.shared()
    let live = LiveAWS(as: try await stack.makeUser(), stack)
    let queue = try await stack.makeQueue()
    try await stack.call("sqs", "delete_queue", ["QueueUrl": .string(queue.url)])
    let error = await live.error { live async throws(AWSError) in _ = try await live.sqs(queue).attributes() }
    #expect(error?.kind == .notFound)
  }
}
