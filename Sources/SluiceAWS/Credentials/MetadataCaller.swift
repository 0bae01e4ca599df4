/// Asks the endpoints that a machine or a container has for itself: without a proxy, unsigned, and in a short time.
struct MetadataCaller: Sendable {
  /// For messages, such as `the instance's metadata`.
  let name: String
  let transport: any HTTPTransport
  let clock: RetrySettings
  let timeout: Duration
  let attempts: Int
  let pause: Duration

  /// Sends a request, again where no response came or the server had an error.
  ///
  /// - Throws: `AWSError`: `transient` when no response came.
  func send(_ request: HTTPRequest) async throws(AWSError) -> HTTPResponse {
    var request = request
    request.limits.connect = timeout
    request.limits.total = timeout
    request.limits.maxBody = 1 << 20
    request.limits.isDirect = true
    var attempt = 1
    while true {
      let failure: HTTPError
      do throws(HTTPError) {
        let response = try await transport.send(request)
        if response.status < 500 || attempt == attempts { return response }
        failure = HTTPError(code: 0, message: "status \(response.status)")
      } catch {
        failure = error
      }
      if failure.isCancelled { throw .cancelled }
      if attempt >= attempts {
        throw AWSError(
          .transient, code: "connection", message: "\(name) can't be reached at \(request.origin): \(failure)")
      }
      attempt += 1
      do throws(CancellationError) {
        try await clock.sleep(pause)
      } catch {
        throw .cancelled
      }
    }
  }

  /// What a response that is no answer says.
  func refusal(_ response: HTTPResponse, from request: HTTPRequest) -> AWSError {
    let text = String(decoding: response.body.prefix(300), as: UTF8.self)
    return AWSError(
      response.status >= 500 ? .transient : .denied, code: "HTTP\(response.status)",
      message: "\(name) answered \(response.status) to \(request.method) \(request.path)"
        + (text.isEmpty ? "" : ": \(text)"),
      status: response.status)
  }
}

extension AWSError {
  static var cancelled: AWSError { AWSError(.cancelled, code: "cancelled", message: "cancelled") }

  /// The same with another sentence.
  func adding(_ sentence: String) -> AWSError {
    AWSError(
      kind, code: code, message: "\(message); \(sentence)", operation: operation, status: status, requestID: requestID)
  }
}
