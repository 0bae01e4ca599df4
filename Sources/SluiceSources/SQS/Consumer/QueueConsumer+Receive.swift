private import Foundation
import SluiceAWS
import SluiceCore

extension QueueConsumer {
  private static let longestPause = Duration.seconds(20)

  /// One of the receivers: it works when so many are wanted. A receive is never broken off: what it would have got is
  /// lost until its visibility ends.
  func poll(_ index: Int) async {
    var failures = 0
    // FIFO queues give the same messages for the same ID: so none is stuck when an answer did not arrive.
    var attempt = UUID().uuidString
    while let asked = await turn(of: index) {
      do throws(AWSError) {
        let messages = try await queue.receive(
          max: asked, wait: settings.wait, visibility: settings.visibility, attemptID: isFIFO ? attempt : nil)
        reserved -= asked
        failures = 0
        attempt = UUID().uuidString
        hasReceived = true
        pollers.answered(received: messages.count, asked: asked)
        metrics.update { [count = pollers.count] in $0.pollers = count }
        accept(messages)
        idleness.set(messages.isEmpty && held.isEmpty)
      } catch {
        reserved -= asked
        count(error)
        failures += 1
        if !hasReceived, error.kind == .denied || error.kind == .notFound || error.kind == .invalid {
          failure = BlobError(.unreadable, "\(error)")
          stop()
          return
        }
        if failures == 3 {
          notice("can't receive messages from \(settings.queueURL): \(error); trying on, every 20 s at most")
        }
        let pause = min(Self.longestPause, .milliseconds(500) * (1 << min(failures - 1, 8)))
        notBefore = clock.now() + pause * (0.5 + clock.random() / 2)
      }
      wakePollers()
    }
  }

  /// Waits until a receiver may ask.
  ///
  /// - Returns: how many messages it may ask for, which are reserved; nil at the end.
  private func turn(of index: Int) async -> Int? {
    while !isStopping {
      if let asked = admit(index) {
        reserved += asked
        return asked
      }
      await withCheckedContinuation { pollWaiters.append($0) }
    }
    return nil
  }

  private func admit(_ index: Int) -> Int? {
    let now = clock.now()
    guard index < pollers.count, now >= notBefore, !health.isPaused else { return nil }
    if access.isPaused {
      let isIdle = reserved == 0 && running == 0 && fetches.isEmpty
      return isIdle && access.takeProbe(at: now) ? 1 : nil
    }
    // Until an object has been read, it is not known whether any can be: few messages find that out.
    if !access.hasSucceeded, reserved > 0 || !held.isEmpty { return nil }
    let free = settings.maximumInFlight - held.count - reserved
    guard free > 0, bytesAhead < settings.prefetch else { return nil }
    return min(10, free)
  }
}
