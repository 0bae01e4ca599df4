import Foundation
import SluiceCore
import Synchronization

@testable import SluiceAWS

/// Time that passes when a test says so.
final class FakeClock: Sendable {
  private let time: Mutex<EventTime>
  private let pauses = Mutex<[Duration]>([])

  /// - Parameter start: servers need the real time.
  init(_ start: EventTime = EventTime(milliseconds: 1_800_000_000_000)) { time = Mutex(start) }

  var now: EventTime { time.withLock { $0 } }
  /// What was waited for.
  var slept: [Duration] { pauses.withLock { $0 } }

  func advance(minutes: Double) {
    time.withLock { $0 = EventTime(milliseconds: $0.milliseconds + Int64(minutes * 60_000)) }
  }

  func after(minutes: Double) -> EventTime { EventTime(milliseconds: now.milliseconds + Int64(minutes * 60_000)) }

  var settings: RetrySettings {
    RetrySettings(
      random: { 0.5 },
      sleep: { [self] duration in
        pauses.withLock { $0.append(duration) }
        time.withLock { $0 = EventTime(milliseconds: $0.milliseconds + Int64(duration / .milliseconds(1))) }
      },
      now: { [self] in now })
  }
}

/// Answers requests by a function, and keeps them.
final class FakeTransport: HTTPTransport {
  private let answer: @Sendable (HTTPRequest) throws(HTTPError) -> HTTPResponse
  private let sent = Mutex<[HTTPRequest]>([])

  init(_ answer: @escaping @Sendable (HTTPRequest) throws(HTTPError) -> HTTPResponse) { self.answer = answer }

  var requests: [HTTPRequest] { sent.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
    sent.withLock { $0.append(request) }
    return try answer(request)
  }

  func open(_ request: HTTPRequest) async throws(HTTPError) -> any HTTPBodyStream {
    throw HTTPError(code: 1, message: "no streams here")
  }

  /// Nobody is there.
  static let unreachable = FakeTransport { _ throws(HTTPError) in throw HTTPError(code: 7, message: "nobody is there") }
}

extension HTTPResponse {
  init(_ text: String, status: Int = 200) { self.init(status: status, headers: [], body: Array(text.utf8)) }
}
