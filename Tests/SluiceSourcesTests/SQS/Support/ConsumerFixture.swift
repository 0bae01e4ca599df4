import SluiceAWS
import SluiceCore
import Synchronization

@testable import SluiceSources

/// A consumer between a queue and a store in memory. Its pauses are skipped, so its time runs faster than ours.
final class ConsumerFixture: Sendable {
  let queue: FakeQueue
  let store = FakeStore()
  let metrics = SQSMetrics(queue: "queue")
  let feed: SQSFeed
  private let now: @Sendable () -> Duration

  init(isFIFO: Bool = false, _ change: (inout ConsumerSettings) -> Void = { _ in }) {
    queue = FakeQueue(isFIFO: isFIFO)
    var settings = ConsumerSettings(
      queueURL: "https://sqs.us-east-1.amazonaws.com/123456789012/queue\(isFIFO ? ".fifo" : "")")
    settings.visibility = .seconds(121)
    change(&settings)
    var clock = ConsumerClock.system
    let skipped = Mutex(Duration.zero)
    let began = clock.now
    clock.now = { began() + skipped.withLock { $0 } }
    now = clock.now
    clock.sleep = { duration in
      // Of a pause, however long, or a tick, five milliseconds are waited for.
      try await Task.sleep(for: .milliseconds(5))
      skipped.withLock { $0 += duration }
    }
    let (queue, store) = (queue, store)
    let notices = NoticeBox()
    feed = SQSFeed(settings, metrics: metrics, clock: clock, notice: { notices.add($0) }) {
      () async throws(AWSError) in (queue, store)
    }
    box = notices
  }

  private let box: NoticeBox
  var allNotices: [String] { box.all }

  /// The body of S3's event for objects of 4 bytes.
  static func event(_ keys: String..., size: Int? = 4) -> String {
    let records = keys.map { key in
      """
      {"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1","eventName":"ObjectCreated:Put",\
      "s3":{"bucket":{"name":"logs"},"object":{"key":"\(key)",\(size.map { "\"size\":\($0)," } ?? "")"eTag":"e-\(key)",\
      "sequencer":"1"}}}
      """
    }
    return "{\"Records\":[\(records.joined(separator: ","))]}"
  }

  func put(_ keys: String...) { for key in keys { store.state.withLock { $0.objects[key] = Array(key.utf8) } } }

  /// Reads a blob to its end.
  static func read(_ blob: Blob, by size: Int = 7) async throws -> [UInt8] {
    let reader = try blob.open()
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
    defer { buffer.deallocate() }
    while true {
      let count = try await reader.read(into: buffer)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// Waits until a condition holds, for 10 seconds at most.
  static func wait(_ condition: @Sendable () async throws -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < end {
      if try await condition() { return true }
      try await Task.sleep(for: .milliseconds(2))
    }
    return try await condition()
  }

  /// Waits until the consumer has gone about its work for so long, by its own time.
  func waitWhilePasses(_ duration: Duration) async throws -> Bool {
    let end = now() + duration
    return try await Self.wait { [now] in now() >= end }
  }

  func waitForDeleted(_ count: Int) async throws -> Bool {
    try await Self.wait { [queue] in queue.state.withLock { $0.deleted.count } >= count }
  }

  func waitForReturned(_ count: Int) async throws -> Bool {
    try await Self.wait { [queue] in queue.state.withLock { $0.returned.count } >= count }
  }

  /// Stops and closes the feed.
  func end() async {
    queue.state.withLock { $0.isStopped = true }
    feed.stop()
    await feed.close()
  }
}

private final class NoticeBox: Sendable {
  private let notices = Mutex<[String]>([])
  var all: [String] { notices.withLock { $0 } }
  func add(_ notice: String) { notices.withLock { $0.append(notice) } }
}
