private import Foundation
import SluiceConfig
import SluiceCore

/// The lanes that work by one plan, side by side, until the source ends, is stopped or paused.
struct LaneGroup {
  private let lane: Lane
  private let feed: SharedFeed
  private let output: OrderedOutput
  private let count: Int
  private let isLive: Bool
  /// How often there may be something to do while nothing comes.
  private let interval: Duration?

  init(
    _ plan: PipelinePlan, _ sinks: [any Sink], _ feed: SharedFeed, _ output: OrderedOutput,
    _ options: PipelineRun.Options
  ) {
    lane = Lane(
      plan: plan, sinks: sinks, feed: feed, output: output, progress: options.progress,
      isResumable: plan.state != nil, profile: options.profile, metrics: options.metrics)
    self.feed = feed
    self.output = output
    count = max(1, options.lanes)
    isLive = plan.source.isLive
    interval = plan.state?.interval ?? (isLive ? PipelineRun.settling : nil)
  }

  /// - Returns: what the lanes counted.
  /// - Throws: what made a lane fail; all have ended then.
  func run() async throws -> Ledger {
    var ledger = Ledger()
    try await withThrowingTaskGroup(of: Ledger?.self) { group in
      var working = count
      for _ in 0..<count { group.addTask { [lane] in try await lane.run() } }
      if let interval { group.addTask { await tick(every: interval) } }
      do {
        while working > 0, let part = try await group.next() {
          guard let part else { continue }
          ledger.add(part)
          working -= 1
        }
        group.cancelAll()
      } catch {
        await feed.stop()
        // Lanes that wait for their turn would wait for ever.
        await output.fail()
        throw error
      }
    }
    if lane.isResumable, await feed.isStopped { await output.stop() }
    return ledger
  }

  /// Makes checkpoints in times when nothing comes, and lets the time of events go on.
  private func tick(every interval: Duration) async -> Ledger? {
    var idleSince: ContinuousClock.Instant?
    while !Task.isCancelled {
      try? await Task.sleep(for: interval)
      var time: EventTime?
      if isLive, await feed.isIdle {
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
}
