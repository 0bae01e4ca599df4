import Synchronization

/// Sends requests over libcurl's multi interface on one thread of its own.
///
/// Redirects are not followed, for a signature is good for one host and path. Paths go out as they are. Bodies arrive
/// as they were sent: no encoding is asked for, and none is undone.
package final class HTTPClient: HTTPTransport {
  package struct Settings: Hashable, Sendable {
    /// A PEM file; nil for the system's.
    package var caBundle: String?
    /// Nil for what `HTTPS_PROXY`, `http_proxy` and `NO_PROXY` say; empty for none.
    package var proxy: String?
    /// Idle connections that are kept.
    package var maxIdleConnections = 256
    /// A body of a known length up to this is one buffer; a longer one comes in pieces.
    package var wholeBody = 8 << 20
    /// Bytes of a stream that wait for their reader; above them the transfer is paused.
    package var highWater = 256 << 10

    package init(caBundle: String? = nil, proxy: String? = nil) {
      self.caBundle = caBundle
      self.proxy = proxy
    }
  }

  private let engine: TransferEngine
  private let settings: Settings

  package init(settings: Settings = Settings()) {
    self.settings = settings
    engine = TransferEngine(settings: settings)
  }

  deinit { engine.stop() }

  package func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
    let transfer = Transfer(request, mode: .whole, settings: settings)
    let answer = try await run(transfer)
    return HTTPResponse(status: answer.status, headers: answer.headers, body: answer.body)
  }

  /// A body of a known length of `Settings.wholeBody` bytes or less, and that of an error, is complete when this
  /// returns, so that a broken one is thrown here and not by `next()`.
  package func open(_ request: HTTPRequest) async throws(HTTPError) -> any HTTPBodyStream {
    let transfer = Transfer(request, mode: .stream, settings: settings)
    let answer = try await run(transfer)
    guard !answer.isComplete else { return WholeBody(answer) }
    return TransferBody(
      status: answer.status, headers: answer.headers, transfer: transfer, engine: engine, client: self)
  }

  /// Ends all transfers and the thread, and waits for it. Requests afterwards fail.
  package func shutdown() {
    engine.stop()
    engine.waitForEnd()
  }

  /// Connections that were opened so far; the rest of the requests went over one that was open.
  package var connectionsOpened: Int { engine.connectionsOpened }

  private func run(_ transfer: Transfer) async throws(HTTPError) -> Transfer.Answer {
    let engine = engine
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if transfer.wait(continuation) { engine.add(transfer) }
      }
    } onCancel: {
      engine.cancel(transfer)
    }
    return try result.get()
  }
}
