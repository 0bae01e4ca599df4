import SluiceAWS

/// What objects are listed by. The one of this module is `S3Client`.
protocol ObjectLister: Sendable {
  /// A page, in the order of the keys' UTF-8 bytes.
  ///
  /// - Parameter startAfter: only keys greater than it.
  /// - Throws: `AWSError` when the service refuses, or no answer comes.
  func page(
    of bucket: String, prefix: String, startAfter: String?, token: String?, delimiter: String?, count: Int
  ) async throws(AWSError) -> S3Page
}

extension S3Client: ObjectLister {
  func page(
    of bucket: String, prefix: String, startAfter: String?, token: String?, delimiter: String?, count: Int
  ) async throws(AWSError) -> S3Page {
    try await list(
      bucket: bucket, prefix: prefix, startAfter: startAfter, token: token, delimiter: delimiter, maxKeys: count)
  }
}
