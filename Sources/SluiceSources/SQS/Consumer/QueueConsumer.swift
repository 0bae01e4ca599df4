import SluiceAWS
import SluiceCore
import Synchronization

/// Reads a queue whose messages tell of objects: receives messages, keeps their leases, fetches the objects, hands them
/// out as blobs, and deletes a message when all of its blobs are settled as done.
///
/// Nothing is lost: a message is deleted only after everything that came of it is durable. Nothing piles up: messages in
/// hand and bytes in memory are bounded, and what is handed out counts until it is settled.
///
/// This file has the state and the face; `+Messages` has the way of a message, the other extensions the loops around it.
actor QueueConsumer {
  let settings: ConsumerSettings
  let queue: any MessageQueue
  let store: any ObjectStore
  let metrics: SQSMetrics
  let clock: ConsumerClock
  /// Told of what users should know of, in a sentence.
  let notice: @Sendable (String) -> Void
  let isFIFO: Bool
  /// Whether the last receive brought nothing, and nothing is in hand.
  nonisolated let idleness = Idleness()

  var isStopping = false
  /// Why the queue can't be read at all.
  var failure: BlobError?

  // Messages, by a number of our own.
  var held: [Int: HeldMessage] = [:]
  var tokens: [String: Int] = [:]
  var nextToken = 0
  var leases: LeaseTable
  var groups = MessageGroups()
  /// Messages whose leases are being extended, and those of them that go back behind that.
  var extending: Set<Int> = []
  var extendedReturns: [Int: Duration] = [:]

  // Receiving.
  var pollers: PollerCount
  var reserved = 0
  var notBefore = Duration.zero
  var hasReceived = false
  var pollWaiters: [CheckedContinuation<Void, Never>] = []

  // Fetching.
  var fetches = WorkQueue<FetchItem>()
  var running = 0
  var limit: FetchLimit
  var health = FetchHealth()
  var access = AccessWatch()
  /// Bytes of objects that wait to be fetched, are fetched, or wait for a lane.
  var bytesAhead = 0
  /// Of these, bytes in memory or on their way into it.
  var bytesHeld = 0
  var fetchWaiter: CheckedContinuation<Void, Never>?

  // Handing out.
  var ready = WorkQueue<ReadyBlob>()
  var sequence = 0
  var readyWaiter: CheckedContinuation<Void, Never>?
  let settlements: AsyncStream<Settlement>
  nonisolated let settled: AsyncStream<Settlement>.Continuation

  // What was seen in the last hour.
  var done = RecentSet<ObjectIdentity>()
  var damaged = RecentSet<ObjectIdentity>()
  var damages: [ObjectIdentity: String] = [:]
  var reported = RecentSet<String>(capacity: 10_000)

  // Answers to the queue.
  var deletes = Acknowledgements<Int>()
  var returns = Acknowledgements<Return>()
  var isClosing = false
  var answering = 0
  var answerWaiters: [CheckedContinuation<Void, Never>] = []
  var closingDeadline: Duration?
  var hasToldOfDeletes = false

  private var runner: Task<Void, Never>?

  final class Idleness: Sendable {
    private let value = Atomic<Bool>(false)
    var isIdle: Bool { value.load(ordering: .relaxed) }
    func set(_ isIdle: Bool) { value.store(isIdle, ordering: .relaxed) }
  }

  struct Return: Sendable {
    let token: Int
    let visibility: Duration
    var attempts = 0
  }

  init(
    _ settings: ConsumerSettings, queue: any MessageQueue, store: any ObjectStore, metrics: SQSMetrics,
    isFIFO: Bool, clock: ConsumerClock = .system, notice: @escaping @Sendable (String) -> Void
  ) {
    self.settings = settings
    self.queue = queue
    self.store = store
    self.metrics = metrics
    self.isFIFO = isFIFO
    self.clock = clock
    self.notice = notice
    leases = LeaseTable(visibility: settings.visibility)
    pollers = PollerCount(maximum: settings.maximumPollers)
    limit = FetchLimit(maximum: settings.maximumFetches, at: clock.now())
    (settlements, settled) = AsyncStream.makeStream()
  }

  /// The next blob; nil behind `stop()`. Never called concurrently.
  ///
  /// - Throws: `BlobError` when the queue can't be read at all.
  func next() async throws(BlobError) -> Blob? {
    if runner == nil, !isStopping { runner = Task { await self.run() } }
    while true {
      if let failure { throw failure }
      if isStopping { return nil }
      if let blob = ready.popFirst() { return handOut(blob) }
      await withCheckedContinuation { readyWaiter = $0 }
    }
  }

  /// Receives nothing more and hands nothing more out. What was handed out is waited for by `close()`.
  func stop() {
    guard !isStopping else { return }
    isStopping = true
    // Never came to a lane: it goes back.
    for item in fetches.removeAll() { finishPart(of: item.token, .stopped) }
    for blob in ready.removeAll() {
      if case .object(let object, _, _) = blob.content { object.discard() }
      metrics.update { $0.objectsInFlight -= 1 }
      finishPart(of: blob.token, .stopped)
    }
    wakeAll()
  }

  /// Ends: to be called when all deliveries are settled. Waits for receives under way (a receive that is broken off
  /// swallows messages), deletes what is done and gives the rest back.
  func close() async {
    stop()
    settled.finish()
    closingDeadline = clock.now() + settings.wait + settings.grace
    await runner?.value
  }
}
