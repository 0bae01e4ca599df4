/// Where the calls for a bucket go.
package protocol S3EndpointResolving: Sendable {
  /// For buckets whose region isn't known yet.
  var region: String { get }
  /// - Throws: `AWSError` when there is no such endpoint, as with FIPS in China.
  func endpoint(bucket: String, region: String) throws(AWSError) -> AWSEndpoint
}
