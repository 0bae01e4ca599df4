/// A bucket and what the keys begin with.
package struct S3Place: Hashable, Sendable {
  package let bucket: String
  /// Without a slash in front; empty for the whole bucket.
  package let prefix: String

  package init(bucket: String, prefix: String = "") {
    self.bucket = bucket
    self.prefix = prefix.hasPrefix("/") ? String(prefix.dropFirst()) : prefix
  }

  /// Reads `s3://bucket` or `s3://bucket/prefix`; nil for all else.
  package init?(url: String) {
    guard Self.isURL(url) else { return nil }
    let rest = url.dropFirst("s3://".count)
    let bucket = rest.prefix { $0 != "/" }
    guard Self.isBucket(String(bucket)) else { return nil }
    self.init(bucket: String(bucket), prefix: String(rest.dropFirst(bucket.count + 1)))
  }

  /// Whether it is meant as a place in S3.
  package static func isURL(_ text: String) -> Bool { text.hasPrefix("s3://") }

  /// Whether a bucket can be called so: 3 to 63 lower-case letters, digits, dots, hyphens and (in old ones) underscores
  /// and upper-case letters.
  package static func isBucket(_ name: String) -> Bool {
    (3...255).contains(name.utf8.count)
      && name.utf8.allSatisfy { $0.isLetterOrDigit || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F }
  }

  package var url: String { "s3://\(bucket)/\(prefix)" }

  /// Whether all that is in `other` is in this place, too.
  func contains(_ other: S3Place) -> Bool { bucket == other.bucket && other.prefix.hasPrefix(prefix) }
}
