@unsafe @preconcurrency import Dispatch
import SluiceRuntime
import SluiceSinks
import Synchronization

/// Draws the progress line while a run goes on. There is none where the standard error is no terminal.
final class ProgressDisplay: Sendable {
  private let timer: any DispatchSourceTimer
  private let isEnded = Mutex(false)

  /// - Parameters:
  ///   - total: bytes to read; asked each time, for a listing that goes on may tell later.
  ///   - style: that of the standard error.
  init(_ progress: Progress, total: @escaping @Sendable () -> Int?, style: TerminalStyle) {
    let started = ContinuousClock.now
    let line = Mutex(ProgressLine(total: total(), style: style))
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "sluice.progress"))
    timer.schedule(deadline: .now() + .milliseconds(300), repeating: .milliseconds(100), leeway: .milliseconds(10))
    timer.setEventHandler { [weak self] in
      let text = line.withLock { line in
        line.total = total()
        return line.update(progress.sample, at: ContinuousClock.now - started)
      }
      guard let text else { return }
      self?.isEnded.withLock { if !$0 { StatusLine.standardError.show(text) } }
    }
    timer.resume()
  }

  /// Takes the line away for good.
  func end() {
    timer.cancel()
    isEnded.withLock { isEnded in
      isEnded = true
      StatusLine.standardError.clear()
    }
  }
}
