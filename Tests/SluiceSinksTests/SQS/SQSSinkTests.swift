import SluiceAWS
import SluiceConfig
import SluiceCore
import Synchronization
import Testing

@testable import SluiceSinks

@Suite struct SQSSinkTests {
  private let url = "queue_url: https://sqs.us-east-1.amazonaws.com/123456789012/alerts"

  private func sink(_ yaml: String) -> (sink: SQSSink, problems: [Problem]) {
    let problems = ProblemCollector()
    let section = ConfigSection(yaml: yaml, keys: SQSSink.keys, problems: problems)
    return (SQSSink(section), problems.problems)
  }

  @Test func theURLIsEnough() {
    let (sink, problems) = sink(url)
    #expect(problems.isEmpty && sink.group == nil && sink.selection.stream == .alerts && sink.maximumSize == 1 << 20)
  }

  @Test func aFIFOQueueHasGroups() {
    let (sink, problems) = sink(url + ".fifo\ngroup: \"{tag}\"\nfrom: events\nmax_message_size: 256KiB")
    #expect(problems.isEmpty && sink.group == MessageGroupTemplate("{tag}") && sink.maximumSize == 256 << 10)
    #expect(self.sink(url + ".fifo").sink.group == MessageGroupTemplate("{rule}"))
  }

  @Test(arguments: [
    ("", "queue_url"), ("queue_url: here", "queue_url can't be"), ("Q\ngroup: x", "group is for FIFO queues"),
    ("Q.fifo\ngroup: \"{account}\"", "group can't be"), ("Q\nmax_message_size: 2MiB", "max_message_size"),
  ]) func mistakesAreReported(_ pair: (String, String)) {
    let problems = sink(pair.0.replacing("Q", with: url)).problems
    #expect(problems.contains { $0.message.contains(pair.1) }, "\(problems)")
  }

  @Test func piecesBecomeMessagesWithTheirGroups() async throws {
    let queue = FakeOutgoingQueue()
    let plan = SQSSinkPlan(
      label: "sinks.0.sqs", stream: StreamPlan(stream: .alerts, patterns: [], tags: TagTable()), aws: AWSSettings(),
      queueURL: "q.fifo", maximumSize: 1 << 20,
      grouping: MessageGroupTemplate("{rule}").map { MessageGrouping(template: $0, rules: [], tags: TagTable()) })
    let sender = MessageSender(label: "sinks.0.sqs", queueURL: "q.fifo", isFIFO: true, maximumSize: 1 << 20) {
      () async throws(AWSError) in queue
    }
    let writer = SQSSinkWriter(plan, ProjectionBuilder().build(), sender)
    var bytes: [UInt8] = []
    var pieces: [SinkChunk.Piece] = []
    for index in 0..<12 {
      let start = bytes.count
      bytes += Array("{\"kibana.alert.uuid\":\"a\(index)\"}\n".utf8)
      pieces.append(SinkChunk.Piece(output: "g\(index % 2)", range: start..<bytes.count, documents: 1))
    }
    try await writer.write(SinkChunk(bytes: bytes, pieces: pieces))
    #expect(queue.state.withLock { $0.requests } == [10])
    try await writer.flush()
    let taken = queue.state.withLock { $0.taken }
    #expect(taken.map(\.deduplicationID) == (0..<12).map { "a\($0)" })
    #expect(taken.map(\.groupID) == (0..<12).map { "g\($0 % 2)" })
    #expect(taken.allSatisfy { !$0.body.contains("\n") })
    try await writer.close(completed: true)
  }
}
