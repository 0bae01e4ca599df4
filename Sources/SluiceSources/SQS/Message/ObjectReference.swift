/// An object that a message tells of.
struct ObjectReference: Hashable, Sendable {
  let bucket: String
  /// Decoded, as it is in the bucket.
  let key: String
  /// Nil in buckets without versions.
  var versionID: String?
  var eTag: String?
  /// Greater for a later write of the same key.
  var sequencer: String?
  /// In bytes, as delivered; nil where the message does not say.
  var size: Int?
  /// The bucket's; nil where the message does not say.
  var region: String?

  init(
    bucket: String, key: String, versionID: String? = nil, eTag: String? = nil, sequencer: String? = nil,
    size: Int? = nil, region: String? = nil
  ) {
    self.bucket = bucket
    self.key = key
    // S3 calls the version of objects that were written before versioning was on "null": it is asked for without one.
    self.versionID = versionID == "null" || versionID == "" ? nil : versionID
    self.eTag = eTag
    self.sequencer = sequencer
    self.size = size
    self.region = region
  }

  /// `s3://bucket/key`
  var origin: String { "s3://\(bucket)/\(key)" }

  var identity: ObjectIdentity {
    ObjectIdentity(bucket: bucket, key: key, version: versionID ?? "\(eTag ?? "") \(sequencer ?? "")")
  }

  /// Whether it is a folder's marker: CloudTrail puts one to try out whether it may write.
  var isFolder: Bool { key.hasSuffix("/") && size ?? 0 == 0 }
}

/// What tells an object from all others, and from other content under the same key: bucket, key, and the version or else
/// ETag and sequencer.
struct ObjectIdentity: Hashable, Sendable {
  let bucket: String
  let key: String
  let version: String

  /// For the state file. A bucket's name has no 0, and a version none either; a key may have one.
  var bytes: [UInt8] { Array("s3".utf8) + [0] + Array(bucket.utf8) + [0] + Array(version.utf8) + [0] + Array(key.utf8) }
}
