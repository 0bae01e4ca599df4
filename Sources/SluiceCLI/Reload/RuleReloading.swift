@unsafe @preconcurrency import Dispatch
import Foundation
import Logging
import SluiceConfig
import SluiceRuntime
import Synchronization

/// Reads the rules of a run again when it is told to by SIGHUP, and when their files change: the pipeline is planned
/// anew, and goes on by the new plan if there is no mistake in it.
final class RuleReloading: Sendable {
  private let run: PipelineRun
  private let logger: Logger
  private let makePlan: @Sendable (_ before: PipelinePlan, ProblemCollector) -> PipelinePlan?
  private let current: Mutex<PipelinePlan>
  private let source: any DispatchSourceSignal
  private let requests: AsyncStream<String>.Continuation
  private let task = Mutex<Task<Void, Never>?>(nil)

  /// How often files are looked at.
  private static let interval = Duration.seconds(2)

  /// - Parameter watched: files and folders whose changes are taken up.
  init(
    _ run: PipelineRun, _ plan: PipelinePlan, watched: [String], _ logger: Logger,
    makePlan: @escaping @Sendable (PipelinePlan, ProblemCollector) -> PipelinePlan?
  ) {
    self.run = run
    self.logger = logger
    self.makePlan = makePlan
    current = Mutex(plan)
    let (stream, requests) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(1))
    self.requests = requests
    signal(SIGHUP, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGHUP, queue: DispatchQueue(label: "sluice.reload"))
    source.setEventHandler { requests.yield("SIGHUP") }
    source.resume()
    let work = Task { [weak self] in
      await withTaskGroup(of: Void.self) { group in
        if !watched.isEmpty { group.addTask { await Self.watch(watched, requests) } }
        for await reason in stream { await self?.reload(reason) }
        group.cancelAll()
      }
    }
    task.withLock { $0 = work }
  }

  /// The plan that runs, or will as soon as the objects at work are read.
  var plan: PipelinePlan { current.withLock { $0 } }

  /// Nothing is read again from now on.
  func end() {
    source.cancel()
    requests.finish()
    task.withLock { $0?.cancel() }
  }

  private static func watch(_ paths: [String], _ requests: AsyncStream<String>.Continuation) async {
    var known = FileStamps(paths)
    var seen = known
    while !Task.isCancelled {
      try? await Task.sleep(for: interval)
      let stamps = FileStamps(paths)
      // Only once they have stayed the same for a while: who writes them may not be done.
      if stamps != known, stamps == seen {
        known = stamps
        requests.yield("their files changed")
      }
      seen = stamps
    }
  }

  private func reload(_ reason: String) async {
    let before = plan
    let problems = ProblemCollector()
    let made = makePlan(before, problems)
    PipelineCommand.show(problems, logger)
    guard let made, !problems.hasErrors else {
      logger.error("rules were not read again (\(reason)), for the mistakes above: the rules before go on")
      return
    }
    current.withLock { $0 = made }
    await run.replace(with: made)
    let (old, new) = (Set(before.ruleNames.keys), Set(made.ruleNames.keys))
    logger.notice(
      """
      rules read again (\(reason)): \(new.count) run, \(new.subtracting(old).count) new, \
      \(old.subtracting(new).count) gone
      """)
  }
}
