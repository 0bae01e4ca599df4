import SluiceCore
import Synchronization

@testable import SluiceAWS

/// Answers from a list, and keeps what was asked.
final class ScriptedTransport: HTTPTransport {
  enum Answer: Sendable {
    case response(Int, [HTTPHeader], String)
    case error(Int)
    case cancelled
    /// A body whose pieces are followed by an error of libcurl, where there is one.
    case pieces(Int, [HTTPHeader], [[UInt8]], error: Int?)

    static func status(_ status: Int, _ body: String = "", _ headers: [HTTPHeader] = []) -> Answer {
      .response(status, headers, body)
    }
    static func fault(_ status: Int, _ code: String, _ headers: [HTTPHeader] = []) -> Answer {
      .response(status, headers, "<Error><Code>\(code)</Code><Message>m</Message></Error>")
    }
  }

  private let state: Mutex<(answers: [Answer], requests: [HTTPRequest])>

  init(_ answers: [Answer]) { state = Mutex((answers, [])) }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }

  private func next(_ request: HTTPRequest) throws(HTTPError) -> Answer {
    let answer = state.withLock { state in
      state.requests.append(request)
      return state.answers.isEmpty ? nil : state.answers.removeFirst()
    }
    switch answer {
    case nil: throw HTTPError(code: 3, message: "no answer is left")
    case .error(let code)?: throw HTTPError(code: code, message: "code \(code)")
    case .cancelled?: throw HTTPError(code: 0, message: "cancelled", isCancelled: true)
    case let answer?: return answer
    }
  }

  func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
    guard case .response(let status, let headers, let body) = try next(request) else {
      throw HTTPError(code: 3, message: "no stream was asked for")
    }
    return HTTPResponse(status: status, headers: headers, body: Array(body.utf8))
  }

  func open(_ request: HTTPRequest) async throws(HTTPError) -> any HTTPBodyStream {
    switch try next(request) {
    case .response(let status, let headers, let body):
      ScriptedStream(status, headers, body.isEmpty ? [] : [Array(body.utf8)], error: nil)
    case .pieces(let status, let headers, let pieces, let error): ScriptedStream(status, headers, pieces, error: error)
    default: throw HTTPError(code: 3, message: "never")
    }
  }
}

final class ScriptedStream: HTTPBodyStream {
  let status: Int
  let headers: [HTTPHeader]
  private let pieces: Mutex<[[UInt8]]>
  private let error: Int?

  init(_ status: Int, _ headers: [HTTPHeader], _ pieces: [[UInt8]], error: Int?) {
    self.status = status
    self.headers = headers
    self.pieces = Mutex(pieces)
    self.error = error
  }

  func next() async throws(HTTPError) -> [UInt8]? {
    if let piece = pieces.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { return piece }
    if let error { throw HTTPError(code: error, message: "code \(error)") }
    return nil
  }

  func cancel() {}
}

/// Keys that are numbered by how often they were fetched anew.
final class FakeCredentials: CredentialsSource {
  private let count = Mutex(0)

  var invalidations: Int { count.withLock { $0 } }

  func credentials() async throws(AWSError) -> AWSCredentials {
    AWSCredentials(accessKeyID: "AKID\(invalidations)", secretAccessKey: "secret")
  }

  func invalidate() async { count.withLock { $0 += 1 } }
}

/// Time that passes only by waiting.
final class FakeTime: Sendable {
  private let state = Mutex((now: Int64(1_790_000_000_000), pauses: [Duration]()))

  var pauses: [Duration] { state.withLock { $0.pauses } }
  var now: EventTime { EventTime(milliseconds: state.withLock { $0.now }) }

  func retry(_ maxAttempts: Int = 3, random: Double = 1) -> RetrySettings {
    RetrySettings(
      maxAttempts: maxAttempts, random: { random },
      sleep: { duration throws(CancellationError) in
        self.state.withLock {
          $0.pauses.append(duration)
          $0.now += duration.components.seconds * 1_000
        }
        if Task.isCancelled { throw CancellationError() }
      }, now: { self.now })
  }
}
