import SluiceAWS
import SluiceConfig
package import SluiceCore
private import Synchronization

/// A queue at work, as a source of blobs.
package final class SQSFeed: BlobFeed {
  typealias Connect = @Sendable () async throws(AWSError) -> (queue: any MessageQueue, store: any ObjectStore)

  private struct State {
    var consumer: QueueConsumer?
    var isStopped = false
  }

  private static let longestPause = Duration.seconds(20)

  private let settings: ConsumerSettings
  private let connect: Connect
  private let clock: ConsumerClock
  private let notice: @Sendable (String) -> Void
  private let state = Mutex(State())
  let metrics: SQSMetrics

  init(
    _ settings: ConsumerSettings, metrics: SQSMetrics, clock: ConsumerClock = .system,
    notice: @escaping @Sendable (String) -> Void, connect: @escaping Connect
  ) {
    self.settings = settings
    self.metrics = metrics
    self.clock = clock
    self.notice = notice
    self.connect = connect
  }

  /// - Throws: `BlobError` when the queue can't be read at all.
  package func next() async throws(BlobError) -> Blob? {
    if let consumer = state.withLock({ $0.consumer }) { return try await consumer.next() }
    guard let consumer = try await open() else { return nil }
    let isStopped = state.withLock { state in
      state.consumer = consumer
      return state.isStopped
    }
    if isStopped { await consumer.stop() }
    return try await consumer.next()
  }

  package var skipped: Counter<String> {
    var skipped = Counter<String>()
    for (reason, count) in metrics.values.objectsSkipped { skipped.count(reason, count) }
    return skipped
  }

  package var isIdle: Bool { state.withLock { $0.consumer }?.idleness.isIdle ?? false }

  /// Nothing more is received or handed out: `next()` returns nil soon.
  package func stop() {
    let consumer = state.withLock { state in
      state.isStopped = true
      return state.consumer
    }
    if let consumer { Task { await consumer.stop() } }
  }

  /// To be called when all deliveries are settled: deletes what is done, gives the rest back, and returns when no lease is
  /// left.
  package func close() async {
    let consumer = state.withLock { state in
      state.isStopped = true
      return state.consumer
    }
    await consumer?.close()
  }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Connects. What may pass is waited for.
  private func open() async throws(BlobError) -> QueueConsumer? {
    var failures = 0
    while !isStopped {
      do throws(AWSError) {
        let (queue, store) = try await connect()
        let attributes = try await look(at: queue)
        return QueueConsumer(
          settings, queue: queue, store: store, metrics: metrics,
          isFIFO: attributes?.isFIFO ?? settings.queueURL.hasSuffix(".fifo"), clock: clock, notice: notice)
      } catch {
        guard error.kind == .transient || error.kind == .throttling else {
          throw BlobError(.unreadable, "\(settings.queueURL): \(error)")
        }
        failures += 1
        if failures == 1 { notice("can't reach \(settings.queueURL) yet: \(error); trying on") }
        await pause(min(Self.longestPause, .milliseconds(500) * (1 << min(failures - 1, 8))))
      }
    }
    return nil
  }

  /// Looks at the queue, and tells what is wrong with it. Nil where that is not allowed.
  private func look(at queue: any MessageQueue) async throws(AWSError) -> SQSQueueAttributes? {
    let attributes: SQSQueueAttributes
    do throws(AWSError) {
      attributes = try await queue.attributes()
    } catch {
      guard error.kind == .denied else { throw error }
      notice(
        "can't see whether \(settings.queueURL) has a redrive policy: \(error); without one, messages that can't be "
          + "worked off come again and again")
      return nil
    }
    metrics.update { $0.messagesWaiting = attributes.visible }
    if attributes.deadLetterARN == nil, settings.quarantine == nil {
      notice(
        "\(settings.queueURL) has no redrive policy: messages that can't be worked off come again until they are "
          + "\(attributes.retention.components.seconds / 86_400) days old, and are lost then; give the queue a "
          + "dead-letter queue, or set max_receives and quarantine")
    }
    return attributes
  }

  /// Waits, but not beyond a stop.
  private func pause(_ duration: Duration) async {
    let end = clock.now() + duration
    while !isStopped, clock.now() < end {
      do { try await clock.sleep(min(.milliseconds(100), duration)) } catch { return }
    }
  }
}
