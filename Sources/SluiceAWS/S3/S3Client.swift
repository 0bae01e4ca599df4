/// Objects of any bucket. Copies share the buckets' regions, which are found out at the first redirect.
package struct S3Client: Sendable {
  package init(_ caller: AWSCaller, endpoints: any S3EndpointResolving) {}

  /// - Parameters:
  ///   - region: the bucket's, where an event told it.
  ///   - offset: the first byte that is wanted.
  ///   - ifMatch: an ETag; another object under the key is an error with status 412.
  package func get(
    bucket: String, key: String, versionID: String? = nil, region: String? = nil, from offset: Int = 0,
    ifMatch: String? = nil
  ) async throws(AWSError) -> S3Body { throw AWSError(.invalid, code: "", message: "") }

  package func head(
    bucket: String, key: String, versionID: String? = nil, region: String? = nil
  ) async throws(AWSError) -> S3ObjectHead { throw AWSError(.invalid, code: "", message: "") }

  /// A page of ListObjectsV2, in the order of the keys' UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - startAfter: only keys greater than it.
  ///   - token: of the page before.
  package func list(
    bucket: String, prefix: String = "", startAfter: String? = nil, token: String? = nil, delimiter: String? = nil,
    maxKeys: Int = 1000, region: String? = nil
  ) async throws(AWSError) -> S3Page { throw AWSError(.invalid, code: "", message: "") }
}
