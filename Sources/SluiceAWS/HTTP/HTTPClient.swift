/// Sends requests over libcurl's multi interface on one thread of its own.
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

  package init(settings: Settings = Settings()) {}

  package func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
    throw HTTPError(code: 0, message: "")
  }

  /// A body of a known length of `Settings.wholeBody` bytes or less is complete when this returns, so that an error in
  /// it is thrown here and not by `next()`.
  package func open(_ request: HTTPRequest) async throws(HTTPError) -> any HTTPBodyStream {
    throw HTTPError(code: 0, message: "")
  }

  /// Ends all transfers and the thread, and waits for it. Requests afterwards fail.
  package func shutdown() {}
}
