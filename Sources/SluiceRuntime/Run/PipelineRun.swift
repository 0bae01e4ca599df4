private import CMemory
import SluiceConfig
package import SluiceCore
package import SluiceMetrics
import SluiceState
import Synchronization

/// A pipeline at work.
package struct PipelineRun: Sendable {
  package struct Options: Sendable {
    /// Tasks that work side by side, each on a blob of its own. The output does not depend on it.
    package var lanes: Int
    /// Told of each object that could not be read to its end, in the order of the source.
    package var onDamage: @Sendable (_ origin: String, _ error: BlobError) -> Void

    /// Told of what is stored and can't be used.
    package var onNotice: @Sendable (_ message: String) -> Void = { _ in }

    /// Counts what the lanes did, for who looks on.
    package var progress: Progress?
    /// Times what the lanes do, for who wants to know.
    package var profile: LaneProfile?
    /// Counts for who watches from outside.
    package var metrics: RunMetrics?

    package init(
      lanes: Int, progress: Progress? = nil, profile: LaneProfile? = nil,
      onDamage: @escaping @Sendable (_ origin: String, _ error: BlobError) -> Void = { _, _ in }
    ) {
      self.lanes = lanes
      self.progress = progress
      self.profile = profile
      self.onDamage = onDamage
    }
  }

  private let plan: PipelinePlan
  private let options: Options
  private let feed: SharedFeed
  private let store: StateStore?
  private let replacement = Replacement()

  /// - Throws: `BlobError` when the source can't be opened, `StateError` when the state file can't.
  package init(_ plan: PipelinePlan, _ options: Options) throws {
    self.plan = plan
    self.options = options
    store = try plan.state.map { try StateStore(path: $0.path) }
    feed = SharedFeed(try plan.source.open(options.onNotice), store)
  }

  /// Runs to the end of the source.
  ///
  /// - Returns: what went in and what became of it.
  /// - Throws: `SinkError`, `StageError`, `StateError` or `BlobError` when the run can't go on.
  @concurrent package func run() async throws -> RunReport {
    let started = ContinuousClock.now
    let sinks = try await OpenSinks(plan, store)
    var ledger = Ledger()
    var current: OrderedOutput?
    do {
      var plan = plan
      var handedOver: StateStore?
      while true {
        let output = try await makeOutput(plan, sinks, handedOver)
        current = output
        // What was needed to read the rules is not needed any more.
        cmemory_settle()
        ledger.add(try await LaneGroup(plan, sinks.sinks, feed, output, options).run())
        // A stop that came meanwhile comes first.
        guard !(await feed.isStopped), let next = replacement.take() else {
          ledger.add(try await output.finish())
          break
        }
        let (part, state) = try await output.handOver()
        ledger.add(part)
        current = nil
        handedOver = try store ?? Self.store(state)
        for (index, sink) in sinks.sinks.enumerated() { next.sinks[index].plan.renew(sink, next.projection) }
        await feed.resume(records: await output.dueRecords)
        plan = next
      }
    } catch {
      if let current { await current.abandon() } else { await sinks.abandon() }
      await feed.close()
      throw error
    }
    await feed.close()
    try store?.close()
    let isStopped = await feed.isStopped
    for sink in sinks.sinks { ledger.notes.add(sink.notes) }
    for (reason, count) in await feed.skipped.sorted { ledger.objects.count("skipped: \(reason)", count) }
    return RunReport(
      name: plan.name, ledger: ledger, duration: ContinuousClock.now - started, lanes: options.lanes,
      isResumable: store != nil && isStopped)
  }

  /// - Parameter store: where the stages take up what they know; nil when they begin anew.
  private func makeOutput(
    _ plan: PipelinePlan, _ sinks: OpenSinks, _ handedOver: StateStore?
  ) async throws -> OrderedOutput {
    let part = OrderedPart(plan, sinks.sinks, progress: options.progress)
    var checkpoints: Checkpoints?
    if let from = store ?? handedOver, let part {
      for section in try from.adopt(part.sections) {
        options.onNotice(
          "the rule \(section.name) was changed, or sluice keeps its state in another form by now: what was stored of it "
            + "is dropped, and it begins anew")
      }
      try part.takeUp(from, isRecorded: store != nil)
    }
    if let store, let settings = self.plan.state {
      checkpoints = Checkpoints(
        store, interval: settings.interval, sinks: sinks.sections, positions: try sinks.storedPositions(store))
    }
    return OrderedOutput(
      sinks: sinks.sinks, due: await feed.firstUnwritten, inFlight: feed.inFlight, orderedPart: part,
      checkpoints: checkpoints, settling: settling, isHeldUp: { [feed] in feed.isHeldUp },
      metrics: options.metrics
    ) { [options] in
      options.onDamage($0.origin, $0.error)
    }
  }

  /// Where the state is stored, that is done each interval, but for a source that waits for it.
  private var settling: Settling? {
    guard plan.source.isLive else { return nil }
    return Settling(every: plan.state?.interval ?? Self.settling, isPrompt: store == nil, from: .now)
  }

  /// How long what came from a source that runs live may take to be made durable and settled, where nothing is stored.
  static let settling = Duration.seconds(1)

  private static func store(_ state: [StateChanges]) throws(StateError) -> StateStore {
    let store = try StateStore.inMemory()
    _ = try store.adopt(state.map(\.section))
    try store.commit(Checkpoint(changes: state))
    return store
  }

  /// Takes no more objects from the source. The run ends when those that were taken are done; where positions are
  /// stored, after the batches that were begun.
  package func stop() async { await feed.stop() }

  /// Puts another plan in the place of the one that runs, as soon as the objects at work are read, in the middle of one
  /// that is read alone. Rules that are the same in both go on with what they know.
  ///
  /// - Parameter plan: of the same definition, made with `replacing:`.
  package func replace(with plan: PipelinePlan) async {
    replacement.set(plan)
    await feed.pause()
  }

  /// The plan that comes next.
  private final class Replacement: Sendable {
    private let plan = Mutex<PipelinePlan?>(nil)
    func set(_ plan: PipelinePlan) { self.plan.withLock { $0 = plan } }
    func take() -> PipelinePlan? {
      plan.withLock { plan in
        defer { plan = nil }
        return plan
      }
    }
  }
}

/// How a run went.
package struct RunReport: Sendable {
  package let name: String
  package let ledger: Ledger
  package let duration: Duration
  package let lanes: Int
  /// Whether it was stopped, and the same command goes on where it stood.
  package var isResumable = false

  /// Whether something could not be read: an object that is damaged, a record that was refused.
  package var isDamaged: Bool { ledger.objects["damaged"] > 0 || ledger.recordsMalformed > 0 }
}
