import Crypto
import CryptoExtras
import Foundation
import SluiceCore

@testable import SluiceVerify

/// A trail that delivers log files and signed digests to a folder, as CloudTrail does to a bucket.
final class Trail {
  /// One key for all tests: making one takes a while.
  static let key = Result { try _RSA.Signing.PrivateKey(keySize: .bits2048) }
  static let otherKey = Result { try _RSA.Signing.PrivateKey(keySize: .bits2048) }

  let folder: URL
  let bucket: String
  let account: String
  let region: String
  let privateKey: _RSA.Signing.PrivateKey
  /// Keys of the log files and digests, in order.
  private(set) var logs: [String] = []
  private(set) var digests: [String] = []
  private(set) var signatures: [String: String] = [:]
  private var previous: (key: String, hash: String, signature: String)?

  private let ownsFolder: Bool

  init(
    account: String = "123456789012", region: String = "us-east-1", bucket: String = "example-trail",
    in folder: URL? = nil
  ) throws {
    self.bucket = bucket
    self.folder =
      folder ?? FileManager.default.temporaryDirectory.appendingPathComponent("sluice-verify-\(UUID().uuidString)")
    self.account = account
    self.region = region
    ownsFolder = folder == nil
    privateKey = try Self.key.get()
    try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
  }

  deinit { if ownsFolder { try? FileManager.default.removeItem(at: folder) } }

  var path: String { folder.path }
  var publicKey: PublicKey? { PublicKey(der: Array(privateKey.publicKey.pkcs1DERRepresentation)) }
  var fingerprint: String { hexadecimal(Insecure.MD5.hash(data: privateKey.publicKey.pkcs1DERRepresentation)) }

  /// An hour of 2026-01-02 with so many log files, and its digest.
  @discardableResult func deliver(
    hour: Int, files: Int = 2, restarts: Bool = false, backfill: Bool = false, trail: String = "main_trail"
  ) throws -> (digest: String, logs: [String]) {
    let date = "2026-01-02T\(Self.two(hour)):30:00Z"
    let start = "2026-01-02T\(Self.two(hour - 1)):30:00Z"
    var entries: [[String: Any]] = []
    var names: [String] = []
    for number in 0..<files {
      let time = "20260102T\(Self.two(hour - 1))\(35 + number * 5)Z"
      let unique = "Unique00\(Self.two(hour))file\(Self.two(number))\(backfill ? "late" : "once")"
      let name = "\(account)_CloudTrail_\(region)_\(time)_\(unique).json.gz"
      let key = "AWSLogs/\(account)/CloudTrail/\(region)/2026/01/02/\(name)"
      let content = Array(#"{"Records":[{"eventName":"X\#(number)","text":"}]\"{"}]}"#.utf8)
      try write(key, gzip(content))
      names.append(key)
      entries.append([
        "s3Bucket": bucket, "s3Object": key, "hashValue": hexadecimal(SHA256.hash(data: content)),
        "hashAlgorithm": "SHA-256", "newestEventTime": date, "oldestEventTime": start,
      ])
    }
    logs += names
    let stamp = "20260102T\(Self.two(hour))3000Z"
    let key =
      "AWSLogs/\(account)/CloudTrail-Digest/\(region)/2026/01/02/"
      + "\(account)_CloudTrail-Digest_\(region)_\(trail)_eu-west-1_\(stamp)\(backfill ? "_backfill" : "").json.gz"
    if restarts { previous = nil }
    let link = backfill ? nil : previous
    let none: Any = NSNull()
    let document: [String: Any] = [
      "awsAccountId": account, "digestStartTime": start, "digestEndTime": date, "digestS3Bucket": bucket,
      "digestS3Object": key, "digestPublicKeyFingerprint": fingerprint, "digestSignatureAlgorithm": "SHA256withRSA",
      "newestEventTime": date, "oldestEventTime": start, "previousDigestS3Bucket": link.map { _ in bucket } ?? none,
      "previousDigestS3Object": link?.key ?? none, "previousDigestHashValue": link?.hash ?? none,
      "previousDigestHashAlgorithm": link.map { _ in "SHA-256" } ?? none,
      "previousDigestSignature": link?.signature ?? none, "logFiles": entries,
    ]
    let content = Array(try JSONSerialization.data(withJSONObject: document, options: [.sortedKeys]))
    let hash = hexadecimal(SHA256.hash(data: content))
    let signature = try sign("\(date)\n\(bucket)/\(key)\n\(hash)\n\(link?.signature ?? "null")")
    try write(key, gzip(content))
    signatures[key] = signature
    digests.append(key)
    if !backfill { previous = (key, hash, signature) }
    return (key, names)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private func sign(_ text: String) throws -> String {
    let signature = try privateKey.signature(
      for: SHA256.hash(data: Array(text.utf8)), padding: .insecurePKCS1v1_5)
    return hexadecimal(signature.rawRepresentation)
  }

  func url(_ key: String) -> URL { folder.appendingPathComponent(key) }

  func write(_ key: String, _ bytes: [UInt8]) throws {
    let url = url(key)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func content(_ key: String) throws -> [UInt8] { Array(try Data(contentsOf: url(key))) }

  func remove(_ key: String) throws { try FileManager.default.removeItem(at: url(key)) }

  /// Puts the signatures beside the digests, as who kept the metadata has them.
  func keepSignatures(of keys: [String]? = nil) throws {
    for key in keys ?? digests { try write(key + ".signature", Array((signatures[key] ?? "").utf8)) }
  }

  /// Puts a digest in another's place, or changes its text, without signing anew.
  func change(_ key: String, _ edit: (String) -> String) async throws {
    let content = try await ObjectContent.bytes(FileBytes(url(key).path), limit: 1 << 20)
    try write(key, gzip(Array(edit(String(decoding: content, as: UTF8.self)).utf8)))
  }
}

/// What a verification came to.
struct Outcome {
  var findings: [Finding] = []
  var report = VerificationReport()

  var codes: [String] { findings.map { "\($0.level.rawValue) \($0.code.rawValue)" } }
  func about(_ code: Finding.Code) -> [String] { findings.filter { $0.code == code }.map(\.object) }
}

func verify(
  _ store: any LogStore, keys: [PublicKey], service: (any PublicKeyService)? = nil, after: String? = nil,
  before: String? = nil, now: String = "2026-01-02T23:00:00Z"
) async throws -> Outcome {
  var outcome = Outcome()
  let options = Verification.Options(
    after: after.flatMap { EventTime($0) }, before: before.flatMap { EventTime($0) },
    now: EventTime(now) ?? EventTime(milliseconds: 0))
  let verification = Verification(store, keys: PublicKeys(keys, service: service), options)
  outcome.report = try await verification.run { outcome.findings.append($0) }
  return outcome
}

extension Trail {
  /// As a copy of the bucket.
  func verify(keys: [PublicKey]? = nil, roots: [String]? = nil, after: String? = nil, before: String? = nil)
    async throws
    -> Outcome
  {
    try await SluiceVerifyTests.verify(
      FileTree(roots ?? [path]), keys: keys ?? [publicKey].compactMap(\.self), after: after, before: before)
  }

  /// As the bucket itself.
  func verifyBucket(now: String = "2026-01-02T12:00:00Z", keys: [PublicKey]? = nil) async throws -> Outcome {
    try await SluiceVerifyTests.verify(
      BucketOfFiles(self), keys: keys ?? [publicKey].compactMap(\.self), now: now)
  }
}

/// The trail's folder with the metadata that a bucket has.
struct BucketOfFiles: LogStore {
  private let folder: String
  private let bucket: String
  private let signatures: [String: String]

  init(_ trail: Trail) {
    folder = trail.path
    bucket = trail.bucket
    signatures = trail.signatures
  }

  var isOriginal: Bool { true }
  var width: Int { 3 }

  func forEachObject(_ body: (StoredObject) -> Void) async throws(StoreError) {
    var paths: [String] = []
    try await FileTree([folder]).forEachObject { paths.append($0.path) }
    for path in paths.sorted() { body(StoredObject(path: "s3://\(bucket)\(path.dropFirst(folder.count))")) }
  }

  func open(_ path: String) async throws(StoreError) -> OpenedObject {
    let key = String(path.dropFirst("s3://\(bucket)/".count))
    return OpenedObject(reader: try FileBytes("\(folder)/\(key)"), signature: signatures[key])
  }

  func path(bucket: String, key: String) -> String? { "s3://\(bucket)/\(key)" }
  func agrees(_ path: String, bucket: String, key: String) -> Bool { path == "s3://\(bucket)/\(key)" }
}
