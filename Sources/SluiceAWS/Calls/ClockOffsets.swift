import SluiceCore
import Synchronization

/// How far the hosts' clocks are from the machine's.
final class ClockOffsets: Sendable {
  private let milliseconds = Mutex<[String: Int64]>([:])

  func offset(of host: String) -> Int64 { milliseconds.withLock { $0[host] ?? 0 } }

  /// Learns from a `Date` header; true when the request was signed for a time more than 4 min away, so that the clock
  /// is why it was refused.
  func learn(host: String, date: String?, now: EventTime, signedWith used: Int64) -> Bool {
    guard let server = date.flatMap({ EventTime(httpDate: $0) }) else { return false }
    let offset = server.milliseconds - now.milliseconds
    guard abs(offset - used) > 240_000 else { return false }
    milliseconds.withLock { $0[host] = offset }
    return true
  }
}
