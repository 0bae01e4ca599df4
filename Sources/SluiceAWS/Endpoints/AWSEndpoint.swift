import Foundation

/// Where requests for a service, or for a bucket, go.
package struct AWSEndpoint: Hashable, Sendable {
  /// `https://host[:port]`, as `HTTPRequest.origin` takes it.
  package let origin: String
  /// What comes before a request's own path: the path of a configured endpoint, and the bucket where the endpoint is
  /// path-style. Percent-encoded, without a slash at its end; mostly empty.
  package let basePath: String
  /// The region to sign for.
  package let signingRegion: String
  /// Whether `basePath` ends in the bucket.
  package let isPathStyle: Bool

  package init(origin: String, basePath: String = "", signingRegion: String, isPathStyle: Bool = false) {
    self.origin = origin
    self.basePath = basePath
    self.signingRegion = signingRegion
    self.isPathStyle = isPathStyle
  }

  /// `host[:port]`.
  package var host: String { origin.range(of: "://").map { String(origin[$0.upperBound...]) } ?? origin }
}

extension AWSEndpoint: CustomStringConvertible {
  package var description: String { origin + basePath }
}
