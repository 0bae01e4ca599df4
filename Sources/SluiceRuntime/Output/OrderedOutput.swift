import SluiceCore
import SluiceMetrics

/// Writes what the lanes made in the order of the source, whichever lane is first. Lanes that are ahead wait once enough
/// is piled up; the lane whose blob is due waits only for what is being written, so they can't block one another.
actor OrderedOutput {
  /// What came of one batch.
  struct Part: Sendable {
    let sequence: Int
    /// For each sink.
    let chunks: [SinkChunk?]
    /// For the ordered parts of stages.
    let ordered: [OrderedInput]
    /// Whether the blob ends with it.
    let isLast: Bool
    let blob: Blob
    /// The number of the blob's records with which the batch ends; nil for a batch without any.
    var records: Int?
    let failure: BlobError?

    var size: Int { chunks.reduce(256) { $0 + ($1?.bytes.count ?? 0) } }
  }

  /// An object that could not be read to its end.
  package struct Damage: Sendable {
    package let origin: String
    package let error: BlobError
  }

  private let sinks: [any Sink]
  private var orderedPart: OrderedPart?
  private var checkpoints: Checkpoints?
  /// Lanes end before their blobs do: what is not written by now is read again by the next run.
  private var isStopped = false
  private let limit: Int
  private let onDamage: @Sendable (Damage) -> Void
  private var due: Int
  /// How many records of the blob that is due are written.
  private(set) var dueRecords: Int?
  private var pending: [Int: [Part]] = [:]
  private var size = 0
  private var isWriting = false
  private var failure: (any Error)?
  private var isClosed = false
  private var waiting: [(sequence: Int, continuation: CheckedContinuation<Void, Never>)] = []
  /// Blobs that are written whole and wait for the sinks to be flushed.
  private var unsettled: [(blob: Blob, outcome: Delivery.Outcome)] = []
  private let metrics: RunMetrics?
  /// When deliveries are settled before the end; nil where a source does not wait for it.
  private var settling: Settling?
  private let inFlight: InFlight?
  private let isHeldUp: @Sendable () -> Bool
  private var code = CodePages()

  /// - Parameters:
  ///   - due: the number of the first blob.
  ///   - inFlight: where blobs that are written are crossed out.
  ///   - isHeldUp: whether the source gives nothing more until something is settled.
  ///   - limit: bytes that may wait for an earlier blob to end.
  init(
    sinks: [any Sink], due: Int = 0, inFlight: InFlight? = nil, orderedPart: sending OrderedPart? = nil,
    checkpoints: Checkpoints? = nil, settling: Settling? = nil, isHeldUp: @escaping @Sendable () -> Bool = { false },
    limit: Int = 8 << 20, metrics: RunMetrics? = nil, onDamage: @escaping @Sendable (Damage) -> Void
  ) {
    self.sinks = sinks
    self.due = due
    self.inFlight = inFlight
    self.orderedPart = orderedPart
    self.checkpoints = checkpoints
    self.settling = settling
    self.isHeldUp = isHeldUp
    self.limit = limit
    self.metrics = metrics
    self.onDamage = onDamage
  }

  /// Takes a batch's part, and writes all that is due. Returns when there is room for more.
  ///
  /// - Throws: `SinkError` when a sink can't take what it is given, here or in another lane.
  func submit(_ part: Part) async throws {
    if let failure { throw failure }
    pending[part.sequence, default: []].append(part)
    size += part.size
    if !isWriting {
      isWriting = true
      await writeDue()
      isWriting = false
      wake()
    }
    // Another lane may be writing: it takes this part when it is due. Until then even the lane whose blob is due waits.
    while failure == nil, !isStopped, size > limit, isWriting || part.sequence != due {
      await withCheckedContinuation { waiting.append((part.sequence, $0)) }
    }
    if let failure { throw failure }
  }

  private func writeDue() async {
    while let parts = pending[due], !parts.isEmpty, failure == nil {
      pending[due] = nil
      for part in parts {
        do {
          try await write(part)
        } catch {
          failure = error
        }
        size -= part.size
        code.noteBatch()
        guard failure == nil else { break }
        checkpoints?.note(part)
        dueRecords = part.records ?? dueRecords
        if part.isLast {
          inFlight?.remove(due)
          due += 1
          dueRecords = nil
          if let error = part.failure { onDamage(Damage(origin: part.blob.origin, error: error)) }
          let outcome = part.failure.map { Delivery.Outcome.poison(reason: "\($0)") } ?? .done
          if part.blob.delivery.isAwaited {
            unsettled.append((part.blob, outcome))
          } else {
            // There may be millions: they are not kept until the end.
            settle(part.blob, outcome)
          }
          if let metrics, let time = orderedPart?.decidedTime { metrics.reached(time) }
        }
        await checkpointIfDue()
        guard failure == nil else { break }
      }
      wake()
    }
    wake()
  }

  private func write(_ part: Part) async throws {
    var chunks = part.chunks
    try orderedPart?.edit(&chunks, for: part.ordered)
    // What an object's beginning lets through comes in front of what is found in it, however much its first window holds.
    for input in part.ordered { try orderedPart?.take(input, from: part.blob, isLast: part.isLast) }
    try await writeOrderedAlerts()
    try await write(chunks)
  }

  private func writeOrderedAlerts() async throws {
    while let chunks = try orderedPart?.nextChunks() { try await write(chunks) }
  }

  private func write(_ chunks: [SinkChunk?]) async throws(SinkError) {
    for (sink, chunk) in zip(sinks, chunks) {
      if let chunk { try await sink.write(chunk) }
    }
  }

  private func wake() {
    let (ready, rest) = waiting.reduce(into: ([], [])) { (split: inout ([Waiter], [Waiter]), waiter) in
      if failure != nil || isStopped || size <= limit || !isWriting && waiter.sequence == due {
        split.0.append(waiter)
      } else {
        split.1.append(waiter)
      }
    }
    waiting = rest
    for waiter in ready { waiter.continuation.resume() }
  }

  private typealias Waiter = (sequence: Int, continuation: CheckedContinuation<Void, Never>)

  // MARK: Checkpoints

  private var isCheckpointDue: Bool {
    if let checkpoints, checkpoints.isDue { return true }
    guard let settling, !unsettled.isEmpty else { return false }
    return settling.isDue(at: .now, activity)
  }

  private var activity: Settling.Activity {
    guard inFlight?.isEmpty == true else { return .busy }
    return isHeldUp() ? .heldUp : .idle
  }

  private func checkpointIfDue() async {
    guard isCheckpointDue else { return }
    let start = ContinuousClock.now
    do {
      for sink in sinks { try await sink.flush() }
      try await commit()
      let end = ContinuousClock.now
      settling?.settled(from: start, to: end)
      metrics?.madeCheckpoint(in: end - start)
    } catch {
      failure = error
    }
  }

  /// Stores what the sinks have made durable, and settles the deliveries of blobs that are whole.
  private func commit() async throws {
    if checkpoints != nil {
      try checkpoints?.commit(orderedPart?.takeStateChanges() ?? [], sinks)
      for sink in sinks { try await sink.confirm() }
    }
    settle()
  }

  private func settle() {
    for (blob, outcome) in unsettled { settle(blob, outcome) }
    unsettled = []
  }

  private func settle(_ blob: Blob, _ outcome: Delivery.Outcome) {
    blob.delivery.settle(outcome)
    metrics?.settled(blob.sequence)
  }

  /// Makes a checkpoint if it is time for one, while no lane has anything to write.
  ///
  /// - Parameter time: to which the time of events goes on, as nothing comes.
  func tick(goingOnAt time: EventTime? = nil) async {
    guard !isWriting, !isClosed, failure == nil, time != nil || isCheckpointDue else { return }
    isWriting = true
    if let time {
      do {
        try orderedPart?.goOn(at: time)
        try await writeOrderedAlerts()
        checkpoints?.noteTime()
      } catch {
        failure = error
      }
    }
    if failure == nil { await checkpointIfDue() }
    // What came meanwhile was left to this task.
    await writeDue()
    isWriting = false
    wake()
  }

  /// Lets lanes that wait for their turn go on, and end.
  func stop() {
    isStopped = true
    wake()
  }

  /// Makes everything durable and settles the deliveries: at the end of the run.
  ///
  /// - Returns: what the ordered parts of stages counted.
  func finish() async throws -> Ledger {
    if let failure { throw failure }
    guard checkpoints != nil else {
      try await end()
      for sink in sinks { try await sink.flush() }
      try await close(completed: true)
      settle()
      return orderedPart?.ledger ?? Ledger()
    }
    if isStopped {
      // Only the end of the source is the end of time: what waits for it is stored, and files stay open.
      for sink in sinks { try await sink.flush() }
      try await commit()
      try await close(completed: false)
    } else {
      try await end()
      for sink in sinks { try await sink.complete() }
      try await commit()
      try await close(completed: true)
      // Files have their names by now.
      try checkpoints?.commit([], sinks)
    }
    return orderedPart?.ledger ?? Ledger()
  }

  /// Makes everything durable and settles the deliveries; the sinks stay open for who goes on.
  ///
  /// - Returns: what the ordered parts of stages counted, and, where nothing is stored, all that they know.
  func handOver() async throws -> (ledger: Ledger, state: [StateChanges]) {
    if let failure { throw failure }
    isClosed = true
    for sink in sinks { try await sink.flush() }
    try await commit()
    let state = checkpoints == nil ? orderedPart?.allState() ?? [] : []
    return (orderedPart?.ledger ?? Ledger(), state)
  }

  private func end() async throws {
    try orderedPart?.end()
    try await writeOrderedAlerts()
  }

  /// Lets lanes that wait go on, and fail.
  func fail() {
    failure = failure ?? SinkError(sink: "output", message: "the run has failed")
    wake()
  }

  /// Closes the sinks of a run that failed.
  func abandon() async {
    // What a sink can't take any more was said when it failed.
    do throws(SinkError) { try await close(completed: false) } catch {}
    for (blob, _) in unsettled { blob.delivery.settle(.retry) }
    unsettled = []
  }

  /// Closes all sinks, once; throws the first error when all are closed.
  private func close(completed: Bool) async throws(SinkError) {
    guard !isClosed else { return }
    isClosed = true
    var first: SinkError?
    for sink in sinks {
      do throws(SinkError) { try await sink.close(completed: completed) } catch { first = first ?? error }
    }
    if let first { throw first }
  }
}
