import SluiceCore
import Synchronization

/// Signs, sends and retries calls. Copies share what was learnt: the retry quota, clock offsets and signing keys.
///
/// A request is signed at the moment it is sent. It is sent again: after errors that may pass, as the retry settings and
/// the quota allow; once after the clock was found wrong; once with new credentials after expired ones.
package struct AWSCaller: Sendable {
  private final class Shared: Sendable {
    let quota = Mutex(RetryQuota())
    let offsets = ClockOffsets()
    let keys = SigningKeys()
  }

  package let retry: RetrySettings
  private let transport: any HTTPTransport
  private let source: (any CredentialsSource)?
  private let identity: String?
  private let shared = Shared()

  /// - Parameters:
  ///   - credentials: nil for calls that need no signature.
  ///   - identity: who calls, for messages, such as `role arn:…`; else the access key is named.
  package init(
    transport: any HTTPTransport, credentials: (any CredentialsSource)?, retry: RetrySettings = RetrySettings(),
    identity: String? = nil
  ) {
    self.transport = transport
    source = credentials
    self.retry = retry
    self.identity = identity
  }

  /// A call with its whole answer.
  ///
  /// - Throws: `AWSError` for every answer but 2xx, and when none came.
  package func call(_ call: AWSCall) async throws(AWSError) -> HTTPResponse {
    try await perform(call) { request async throws(HTTPError) in
      let response = try await transport.send(request)
      return (200..<300).contains(response.status) ? .answered(response) : .refused(response)
    }
  }

  /// A call whose answer's body may be large. A small one is complete already, so that its errors were retried here.
  ///
  /// - Throws: `AWSError` for every answer but 2xx, and when none came.
  package func open(_ call: AWSCall) async throws(AWSError) -> any HTTPBodyStream {
    try await perform(call) { request async throws(HTTPError) in
      let stream = try await transport.open(request)
      guard !(200..<300).contains(stream.status) else { return .answered(stream) }
      var body = [UInt8]()
      while body.count < Self.maxFault, let piece = try await stream.next() { body += piece }
      stream.cancel()
      return .refused(HTTPResponse(status: stream.status, headers: stream.headers, body: body))
    }
  }

  private static let maxFault = 1 << 20

  private enum Outcome<Answer> {
    case answered(Answer)
    case refused(HTTPResponse)
  }

  private func perform<Answer>(
    _ call: AWSCall, send: (HTTPRequest) async throws(HTTPError) -> Outcome<Answer>
  ) async throws(AWSError) -> Answer {
    let host = call.request.host
    var attempt = 1
    var lastCause: RetryQuota.Cause?
    var isClockCorrected = false
    var isRefreshed = false
    while true {
      if Task.isCancelled { throw cancelled(call) }
      let credentials = call.isSigned ? try await self.credentials(for: call) : nil
      let offset = shared.offsets.offset(of: host)
      let failure: AWSError
      let cause: RetryQuota.Cause?
      var retryAfter: Int?
      do throws(HTTPError) {
        switch try await send(signed(call, credentials, offset: offset)) {
        case .answered(let answer):
          shared.quota.withLock { $0.succeed(after: lastCause) }
          return answer
        case .refused(let response):
          let fault = ServiceFault(response)
          if fault.maySkew, !isClockCorrected,
            shared.offsets.learn(host: host, date: fault.date, now: retry.now(), signedWith: offset)
          {
            isClockCorrected = true
            continue
          }
          if fault.isExpired, !isRefreshed, call.isSigned, let source {
            isRefreshed = true
            await source.invalidate()
            continue
          }
          let identity = identity ?? credentials.map { "access key \($0.accessKeyID)" } ?? "anyone"
          failure = fault.error(call, identity: identity)
          cause = fault.isThrottling ? .throttling : fault.isTransient ? .transient : nil
          retryAfter = fault.retryAfter
        }
      } catch {
        if error.isCancelled { throw cancelled(call, error.message) }
        failure = AWSError(call, error)
        cause = error.isTransient ? .transient : nil
      }
      guard let cause, attempt < retry.maxAttempts else { throw failure }
      let delay = RetryQuota.delay(cause, attempt: attempt, random: retry.random(), retryAfter: retryAfter)
      let isAllowed = shared.quota.withLock { $0.take(cause) }
      guard isAllowed || call.isPoll else { throw failure }
      do throws(CancellationError) {
        try await retry.sleep(delay)
      } catch {
        throw isAllowed ? cancelled(call) : failure
      }
      guard isAllowed else { throw failure }
      lastCause = cause
      attempt += 1
    }
  }

  private func credentials(for call: AWSCall) async throws(AWSError) -> AWSCredentials {
    guard let source else {
      throw AWSError(
        .denied, code: "NoCredentials", message: "there are no credentials to sign with [\(call.resource)]",
        operation: call.operation)
    }
    return try await source.credentials()
  }

  private func signed(_ call: AWSCall, _ credentials: AWSCredentials?, offset: Int64) -> HTTPRequest {
    var request = call.request
    guard let credentials else { return request }
    let time = EventTime(milliseconds: retry.now().milliseconds + offset)
    let signer = SigV4(
      credentials: credentials, region: call.region, service: call.service, time: time, keys: shared.keys)
    signer.sign(&request)
    return request
  }

  private func cancelled(_ call: AWSCall, _ message: String = "the call was cancelled") -> AWSError {
    AWSError(.cancelled, code: "cancelled", message: message, operation: call.operation)
  }
}

extension AWSError {
  /// No answer, or not all of it.
  init(_ call: AWSCall, _ error: HTTPError) {
    let code =
      switch error.code {
      case 28: "timeout"
      case 35, 60, 77: "certificate"
      case 23: "TooLarge"
      default: "connection"
      }
    self.init(
      error.isCancelled ? .cancelled : error.isTransient ? .transient : .invalid,
      code: error.isCancelled ? "cancelled" : code, message: "\(error.message) [\(call.resource)]",
      operation: call.operation)
  }
}
