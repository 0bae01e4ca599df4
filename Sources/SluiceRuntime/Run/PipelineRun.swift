private import Foundation
import SluiceConfig
package import SluiceCore
import SluiceState

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

  /// - Throws: `BlobError` when the source can't be opened, `StateError` when the state file can't.
  package init(_ plan: PipelinePlan, _ options: Options) throws {
    self.plan = plan
    self.options = options
    store = try plan.state.map { try StateStore(path: $0.path) }
    feed = SharedFeed(try plan.source.open(), store)
  }

  /// Runs to the end of the source.
  ///
  /// - Returns: what went in and what became of it.
  /// - Throws: `SinkError`, `StageError`, `StateError` or `BlobError` when the run can't go on.
  @concurrent package func run() async throws -> RunReport {
    let started = ContinuousClock.now
    var sinks: [any Sink] = []
    let sinkSections = plan.sinks.map { entry in
      entry.plan.positionName.map { StateSection(.sink, owner: "sinks", name: $0) }
    }
    var positions: [[StateEntry]] = []
    do {
      _ = try store?.adopt(sinkSections.compactMap(\.self))
      for (entry, section) in zip(plan.sinks, sinkSections) {
        guard let store else {
          sinks.append(try entry.plan.open(plan.projection))
          continue
        }
        var entries: [StateEntry] = []
        if let section { try store.forEachEntry(of: section) { entries.append($0) } }
        positions.append(entries)
        sinks.append(try entry.plan.open(plan.projection, resuming: entries))
      }
    } catch {
      // The first error is the one to tell.
      for sink in sinks { do throws(SinkError) { try await sink.close(completed: false) } catch {} }
      throw error
    }
    let orderedPart = OrderedPart(plan, sinks, progress: options.progress)
    var checkpoints: Checkpoints?
    if let store, let settings = plan.state {
      do {
        try takeUp(orderedPart, store)
      } catch {
        for sink in sinks { do throws(SinkError) { try await sink.close(completed: false) } catch {} }
        throw error
      }
      checkpoints = Checkpoints(store, interval: settings.interval, sinks: sinkSections, positions: positions)
    }
    let settling: Duration? = plan.source.isLive ? .seconds(1) : nil
    let output = OrderedOutput(
      sinks: sinks, orderedPart: orderedPart, checkpoints: checkpoints, settling: store == nil ? settling : nil
    ) { [options] in
      options.onDamage($0.origin, $0.error)
    }
    let lane = Lane(
      plan: plan, sinks: sinks, feed: feed, output: output, progress: options.progress, isResumable: store != nil,
      profile: options.profile)
    let interval = plan.state?.interval ?? settling
    var ledger = Ledger()
    do {
      try await withThrowingTaskGroup(of: Ledger?.self) { group in
        var lanes = max(1, options.lanes)
        for _ in 0..<lanes { group.addTask { try await lane.run() } }
        if let interval { group.addTask { await tick(output, every: interval) } }
        do {
          while lanes > 0, let part = try await group.next() {
            guard let part else { continue }
            ledger.add(part)
            lanes -= 1
          }
          group.cancelAll()
        } catch {
          await feed.stop()
          // Lanes that wait for their turn would wait for ever.
          await output.fail()
          throw error
        }
      }
      if store != nil, await feed.isStopped { await output.stop() }
      ledger.add(try await output.finish())
    } catch {
      await output.abandon()
      await feed.close()
      throw error
    }
    await feed.close()
    try store?.close()
    let isStopped = await feed.isStopped
    for (reason, count) in await feed.skipped.sorted { ledger.objects.count("skipped: \(reason)", count) }
    return RunReport(
      name: plan.name, ledger: ledger, duration: ContinuousClock.now - started, lanes: options.lanes,
      isResumable: store != nil && isStopped)
  }

  /// Gives the stages what is stored of them.
  private func takeUp(_ part: OrderedPart?, _ store: StateStore) throws {
    guard let part else { return }
    for section in try store.adopt(part.sections) {
      options.onNotice("the rule \(section.name) was changed: what was stored of it is dropped, and it begins anew")
    }
    try part.takeUp(store)
  }

  /// Makes checkpoints in times when nothing comes.
  private func tick(_ output: OrderedOutput, every interval: Duration) async -> Ledger? {
    var idleSince: ContinuousClock.Instant?
    while !Task.isCancelled {
      try? await Task.sleep(for: interval)
      var time: EventTime?
      if plan.source.isLive, await feed.isIdle {
        let since = idleSince ?? .now
        idleSince = since
        if .now - since > Self.patience { time = EventTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
      } else {
        idleSince = nil
      }
      await output.tick(goingOnAt: time)
    }
    return nil
  }

  /// How long a source that runs live has nothing before the time of events goes on without it.
  private static let patience = Duration.seconds(30)

  /// Takes no more objects from the source. The run ends when those that were taken are done; where positions are
  /// stored, after the batches that were begun.
  package func stop() async { await feed.stop() }
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
