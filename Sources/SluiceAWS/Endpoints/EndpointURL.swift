import Foundation

/// An endpoint as users write it: `http://host[:port][/path]`.
package struct EndpointURL: Hashable, Sendable {
  /// `https://host[:port]`.
  package let origin: String
  /// Without a slash at its end.
  package let path: String

  /// Nil unless it is an `http` or `https` URL with a host and without user, query and fragment.
  package init?(_ text: String) {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      scheme == "https" || scheme == "http", let host = parts.percentEncodedHost, !host.isEmpty, parts.user == nil,
      parts.password == nil, parts.query == nil, parts.fragment == nil
    else { return nil }
    if let port = parts.port, !(1...65_535).contains(port) { return nil }
    origin = "\(scheme)://\(host.lowercased())" + (parts.port.map { ":\($0)" } ?? "")
    var path = parts.percentEncodedPath[...]
    while path.hasSuffix("/") { path = path.dropLast() }
    self.path = String(path)
  }

  /// Whether the connection is encrypted.
  package var isTLS: Bool { origin.hasPrefix("https:") }
  /// Without port; an IPv6 address with its brackets.
  package var host: String {
    var host = origin.drop { $0 != "/" }.dropFirst(2)
    if let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") { host = host[..<colon] }
    return String(host)
  }
}
