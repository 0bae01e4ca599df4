import SluiceAWS
import SluiceAWSTestSupport
import SluiceCore
import Synchronization

@testable import SluiceSources

/// A bucket and a queue of their own on the shared server, and a feed that reads them as a user who may only read.
struct LiveQueue {
  let stack: MiniStack
  let bucket: String
  let queue: MiniStack.Queue
  let deadLetters: MiniStack.Queue
  let metrics: SQSMetrics
  let feed: SQSFeed

  init(
    isFIFO: Bool = false, visibility: Int = 30, maxReceiveCount: Int = 3,
    allowed statements: [SluiceAWSTestSupport.JSONValue] = MiniStack.reader,
    _ change: (inout ConsumerSettings) -> Void = { _ in }
  ) async throws {
    stack = try await MiniStack.shared()
    bucket = try await stack.makeBucket("logs")
    deadLetters = try await stack.makeQueue("dead", isFIFO: isFIFO)
    queue = try await stack.makeQueue(
      "logs", isFIFO: isFIFO, visibility: visibility, deadLetters: deadLetters, maxReceiveCount: maxReceiveCount)
    let user = try await stack.makeUser(statements)
    var settings = ConsumerSettings(queueURL: queue.url)
    settings.visibility = .seconds(visibility)
    // The end of a feed waits for its receives.
    settings.wait = .seconds(1)
    change(&settings)
    metrics = SQSMetrics(queue: settings.queueName)
    let (aws, url) = (stack.settings(as: user), queue.url)
    feed = SQSFeed(settings, metrics: metrics, notice: { _ in }) { () async throws(AWSError) in
      let session = try await AWSSession.open(aws, queueURL: url, environment: MiniStack.nowhere)
      return (try session.sqs(queueURL: url), S3ObjectStore(client: session.s3))
    }
  }

  func put(_ key: String, _ text: String = "{}") async throws { try await stack.put(key, text.utf8, in: bucket) }

  /// The next blob's origin and content, settled as done.
  func readNext() async throws -> (origin: String, text: String)? {
    guard let blob = try await feed.next() else { return nil }
    let bytes = try await ConsumerFixture.read(blob, by: 65_536)
    blob.delivery.settle(.done)
    return (blob.origin, String(decoding: bytes, as: UTF8.self))
  }

  /// Whether the queue has no message any more, waiting or leased, within ten seconds.
  func isDrained() async throws -> Bool {
    try await ConsumerFixture.wait {
      let counts = try await self.stack.counts(self.queue)
      return counts.visible == 0 && counts.inFlight == 0
    }
  }

  /// Waits until so many messages were deleted.
  func waitForDeleted(_ count: Int) async throws -> Bool {
    try await ConsumerFixture.wait { self.metrics.values.messagesDeleted >= count }
  }

  func end() async {
    feed.stop()
    await feed.close()
  }
}
