import SluiceAWS

/// Where objects are. The one of a pipeline is S3.
protocol ObjectStore: Sendable {
  /// - Parameters:
  ///   - offset: the first byte that is wanted.
  ///   - ifMatch: an ETag; another object under the key is an error with status 412.
  func get(_ object: ObjectReference, from offset: Int, ifMatch: String?) async throws(AWSError) -> any ObjectBody
}

/// The bytes of an object, in pieces. Small ones come in one piece.
protocol ObjectBody: AnyObject, Sendable {
  /// Bytes that are still to come in all, where that is known.
  var length: Int? { get }
  var eTag: String? { get }
  /// The next bytes; nil at the end. Never called concurrently.
  func next() async throws(AWSError) -> [UInt8]?
  func cancel()
}

extension S3Body: ObjectBody {
  var eTag: String? { head.eTag }
}

struct S3ObjectStore: ObjectStore {
  let client: S3Client

  func get(_ object: ObjectReference, from offset: Int, ifMatch: String?) async throws(AWSError) -> any ObjectBody {
    try await client.get(
      bucket: object.bucket, key: object.key, versionID: object.versionID, region: object.region, from: offset,
      ifMatch: ifMatch)
  }
}
