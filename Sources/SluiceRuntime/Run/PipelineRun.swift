import SluiceConfig
package import SluiceCore

/// A pipeline at work.
package struct PipelineRun: Sendable {
  package struct Options: Sendable {
    /// Tasks that work side by side, each on a blob of its own. The output does not depend on it.
    package var lanes: Int
    /// Told of each object that could not be read to its end, in the order of the source.
    package var onDamage: @Sendable (_ origin: String, _ error: BlobError) -> Void

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

  /// - Throws: `BlobError` when the source can't be opened.
  package init(_ plan: PipelinePlan, _ options: Options) throws {
    self.plan = plan
    self.options = options
    feed = SharedFeed(try plan.source.open())
  }

  /// Runs to the end of the source.
  ///
  /// - Returns: what went in and what became of it.
  /// - Throws: `SinkError`, `StageError` or `BlobError` when the run can't go on.
  @concurrent package func run() async throws -> RunReport {
    let started = ContinuousClock.now
    var sinks: [any Sink] = []
    do throws(SinkError) {
      for entry in plan.sinks { sinks.append(try entry.plan.open(plan.projection)) }
    } catch {
      // The first error is the one to tell.
      for sink in sinks { do throws(SinkError) { try await sink.close(completed: false) } catch {} }
      throw error
    }
    let orderedPart = OrderedPart(plan, sinks, progress: options.progress)
    let output = OrderedOutput(sinks: sinks, orderedPart: orderedPart) { [options] in
      options.onDamage($0.origin, $0.error)
    }
    let lane = Lane(
      plan: plan, sinks: sinks, feed: feed, output: output, progress: options.progress, profile: options.profile)
    var ledger = Ledger()
    do {
      try await withThrowingTaskGroup(of: Ledger.self) { group in
        for _ in 0..<max(1, options.lanes) { group.addTask { try await lane.run() } }
        do {
          while let part = try await group.next() { ledger.add(part) }
        } catch {
          await feed.stop()
          // Lanes that wait for their turn would wait for ever.
          await output.fail()
          throw error
        }
      }
      ledger.add(try await output.finish())
    } catch {
      await output.abandon()
      throw error
    }
    for (reason, count) in await feed.skipped.sorted { ledger.objects.count("skipped: \(reason)", count) }
    return RunReport(name: plan.name, ledger: ledger, duration: ContinuousClock.now - started, lanes: options.lanes)
  }

  /// Takes no more objects from the source; the run ends when those that were taken are done.
  package func stop() async { await feed.stop() }
}

/// How a run went.
package struct RunReport: Sendable {
  package let name: String
  package let ledger: Ledger
  package let duration: Duration
  package let lanes: Int

  /// Whether something could not be read: an object that is damaged, a record that was refused.
  package var isDamaged: Bool { ledger.objects["damaged"] > 0 || ledger.recordsMalformed > 0 }
}
