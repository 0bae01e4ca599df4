@unsafe @preconcurrency import Dispatch
import Foundation
import Logging
import SluiceRuntime

/// Stops a run in good order at the first SIGINT or SIGTERM: objects that were begun are finished and everything is
/// written. A second signal ends the process at once.
final class Interruption: Sendable {
  private let sources: [any DispatchSourceSignal]

  /// - Parameter isResumable: whether positions are stored, so that the next run goes on in the middle of an object.
  init(
    _ run: PipelineRun, _ logger: Logger, isResumable: Bool = false, onStop: @escaping @Sendable () -> Void = {}
  ) {
    let what = isResumable ? "what was done is stored" : "objects that were begun are finished"
    let queue = DispatchQueue(label: "sluice.signals")
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        logger.notice("stopping: \(what); a second signal ends at once")
        signal(number, SIG_DFL)
        onStop()
        Task { await run.stop() }
      }
      source.resume()
      return source
    }
  }

  func end() {
    for source in sources { source.cancel() }
  }
}
