/// A request in the form that SigV4 hashes.
///
/// Source: "Create a signed AWS API request" in the IAM user guide; its details as AWS's test suite has them.
struct CanonicalRequest {
  /// How the path is written.
  enum Path: Hashable, Sendable {
    /// As it is sent: S3, whose keys may hold `..` and `//`.
    case verbatim
    /// Encoded once more than it is sent: all other services, with dot segments and double slashes resolved.
    case normalized
    /// The same without resolving.
    case encoded
  }

  let text: String
  /// Names in lower case, sorted, with `;` between.
  let signedHeaders: String

  /// - Parameter query: canonical.
  init(
    method: String, path: String, style: Path, query: String, headers: [HTTPHeader], payloadHash: String
  ) {
    let path =
      switch style {
      case .verbatim: path
      case .encoded: PercentEncoding.path(path)
      case .normalized: PercentEncoding.path(Self.normalized(path))
      }
    var values = [String: String]()
    for header in headers {
      let name = header.name.lowercased()
      guard !Self.unsigned.contains(name) else { continue }
      let value = Self.folded(header.value)
      values[name] = values[name].map { "\($0),\(value)" } ?? value
    }
    let names = values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    signedHeaders = names.joined(separator: ";")
    var text = "\(method)\n\(path)\n\(query)\n"
    for name in names { text += "\(name):\(values[name] ?? "")\n" }
    text += "\n\(signedHeaders)\n\(payloadHash)"
    self.text = text
  }

  /// Set or changed by proxies and clients on the way.
  private static let unsigned: Set<String> = [
    "accept", "authorization", "connection", "expect", "user-agent", "x-amzn-trace-id",
  ]

  /// Without white space at both ends, and with one blank for each run of it inside.
  static func folded(_ value: String) -> String {
    value.utf8.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  /// Without `.` and empty segments, and with `..` resolved; a slash at the end stays.
  static func normalized(_ path: String) -> String {
    var kept = [Substring]()
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for segment in segments {
      switch segment {
      case "", ".": continue
      case "..": _ = kept.popLast()
      default: kept.append(segment)
      }
    }
    guard !kept.isEmpty else { return "/" }
    let isFolder = segments.last.map { $0.isEmpty || $0 == "." || $0 == ".." } ?? false
    return "/" + kept.joined(separator: "/") + (isFolder ? "/" : "")
  }
}
