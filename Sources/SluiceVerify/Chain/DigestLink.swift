import Crypto
import SluiceCore

/// What a digest says of the one before it, and how far it can be believed.
struct DigestLink: Sendable {
  let path: String
  let location: String
  let hash: SHA256Digest
  let start: EventTime
  let previousBucket: String?
  let previousKey: String?
  let previousHash: String?
  let previousSignature: String?
  /// Whether the digest itself is proven.
  let isProven: Bool

  init(_ file: DigestFile, isProven: Bool) {
    path = file.path
    location = file.location
    hash = file.hash
    start = file.document.start
    previousBucket = file.document.previousDigestS3Bucket
    previousKey = file.document.previousDigestS3Object
    previousHash = file.document.previousDigestHashValue
    previousSignature = file.document.previousDigestSignature
    self.isProven = isProven
  }

  var previousLocation: String? {
    guard let previousBucket, let previousKey else { return nil }
    return "\(previousBucket)/\(previousKey)"
  }

  /// Whether a digest is the one before it.
  func leads(to file: DigestFile) -> Bool { previousLocation == file.location }

  /// Whether the digest has the content that this one recorded; nil where it recorded none.
  func matches(_ file: DigestFile) -> Bool? {
    previousHash.map { bytes(hexadecimal: $0).map { file.hash.elementsEqual($0) } ?? false }
  }
}
