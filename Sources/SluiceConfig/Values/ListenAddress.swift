/// Where the metrics are served: an IP address and a port.
package struct ListenAddress: Hashable, Sendable, CustomStringConvertible {
  package let host: String
  package let port: UInt16

  /// Reads `127.0.0.1:9464`, `[::1]:9464`, `localhost:9464` (which is 127.0.0.1), or `:9464` for all addresses. Port 0
  /// lets the system choose. Nil for all else.
  package init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = Self.number(text[text.index(after: colon)...], UInt16.self)
    else { return nil }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = String(host.dropFirst().dropLast())
      guard host.contains(":") else { return nil }
    } else if host.contains(":") {
      return nil
    }
    if host == "localhost" { host = "127.0.0.1" }
    if host.isEmpty { host = "0.0.0.0" }
    guard host.contains(":") || Self.isIPv4(host) else { return nil }
    self.host = host
    self.port = port
  }

  package var isIPv6: Bool { host.contains(":") }
  package var description: String { isIPv6 ? "[\(host)]:\(port)" : "\(host):\(port)" }

  private static func isIPv4(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { number($0, UInt8.self) != nil }
  }

  /// Digits, and nothing else.
  private static func number<Value: FixedWidthInteger>(_ text: Substring, _: Value.Type) -> Value? {
    text.utf8.allSatisfy { $0 &- 0x30 < 10 } ? Value(text) : nil
  }
}
