/// A request, as it goes out. Paths and queries are percent-encoded already.
package struct HTTPRequest: Sendable {
  package var method: String
  /// `https://host[:port]`, without a path.
  package var origin: String
  /// From the slash on, percent-encoded, sent as it is.
  package var path: String
  /// Percent-encoded and sorted, without the question mark; empty for none.
  package var query: String
  package var headers: [HTTPHeader]
  package var body: [UInt8]
  package var limits: HTTPLimits

  package init(
    _ method: String, origin: String, path: String = "/", query: String = "", headers: [HTTPHeader] = [],
    body: [UInt8] = [], limits: HTTPLimits = HTTPLimits()
  ) {
    self.method = method
    self.origin = origin
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.limits = limits
  }
}

extension HTTPRequest {
  /// As libcurl sends it: `host[:port]`, without the port that is the scheme's own.
  package var host: String {
    let isTLS = origin.hasPrefix("https://")
    let host = origin.hasPrefix("http") ? origin.drop { $0 != "/" }.drop { $0 == "/" } : origin[...]
    let own = isTLS ? ":443" : ":80"
    return String(host.hasSuffix(own) ? host.dropLast(own.count) : host)
  }

  var url: String { query.isEmpty ? origin + path : "\(origin)\(path)?\(query)" }
}

package struct HTTPHeader: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// What a request may take.
package struct HTTPLimits: Hashable, Sendable {
  package var connect: Duration = .seconds(3)
  /// From the start to the last byte; nil where only a stall ends it.
  package var total: Duration? = .seconds(15)
  /// A body that gives less than one byte a second for so long has stalled.
  package var stall: Duration = .seconds(15)
  /// Bytes of a whole body.
  package var maxBody = 64 << 20
  /// Metadata endpoints are asked without a proxy.
  package var isDirect = false

  package init() {}
}

/// A response with its whole body.
package struct HTTPResponse: Sendable {
  package let status: Int
  package let headers: [HTTPHeader]
  package let body: [UInt8]

  package init(status: Int, headers: [HTTPHeader], body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first header of that name; names have no case.
  package subscript(_ name: String) -> String? {
    let name = name.lowercased()
    return headers.first { $0.name.lowercased() == name }?.value
  }
}

/// A response whose body comes in pieces; at most a few hundred kilobytes wait in memory.
package protocol HTTPBodyStream: AnyObject, Sendable {
  var status: Int { get }
  var headers: [HTTPHeader] { get }
  /// The next bytes; nil at the end. Never called concurrently.
  func next() async throws(HTTPError) -> [UInt8]?
  /// Ends the transfer; what waits is thrown away.
  func cancel()
}

/// What sends requests. The one of this module is `HTTPClient`, on libcurl.
package protocol HTTPTransport: Sendable {
  /// - Throws: `HTTPError` when no whole response came. A status of an error is a response.
  func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse
  /// - Throws: `HTTPError` when no response head came.
  func open(_ request: HTTPRequest) async throws(HTTPError) -> any HTTPBodyStream
}

/// No response came, or not all of it.
package struct HTTPError: Error, Hashable, Sendable, CustomStringConvertible {
  /// libcurl's code (`man 3 libcurl-errors`); 0 when it was not libcurl that ended it.
  package let code: Int
  /// What went wrong, with the host.
  package let message: String
  package let isCancelled: Bool

  package init(code: Int, message: String, isCancelled: Bool = false) {
    self.code = code
    self.message = message
    self.isCancelled = isCancelled
  }

  package var description: String { message }
}
