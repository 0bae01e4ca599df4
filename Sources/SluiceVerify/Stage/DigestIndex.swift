import Crypto
import SluiceCore

/// The hashes that the digests of a store list, by the names of log files, which CloudTrail gives only once.
///
/// - Complexity: about 80 bytes for a log file.
struct DigestIndex: Sendable {
  struct Entry: Sendable, Hashable {
    let hash: [UInt8]
    let isProven: Bool
  }

  private(set) var entries: [String: Entry] = [:]
  /// Findings that say something is wrong with digests.
  private(set) var wrong = 0
  private(set) var digests = 0

  /// Reads and verifies all digests of a store.
  ///
  /// - Throws: `StoreError` when it can't be listed.
  init(_ store: any LogStore, keys: PublicKeys, now: EventTime) async throws {
    let verification = Verification(store, keys: keys, Verification.Options(now: now))
    var wrong = 0
    var digests = 0
    var entries: [String: Entry] = [:]
    try await verification.forEachStep { step in
      switch step {
      case .finding(let finding): if finding.level == .wrong { wrong += 1 }
      case .digest, .wrongDigest: digests += 1
      case .logFile(let file, let isProven):
        guard let hash = bytes(hexadecimal: file.hashValue), file.hashAlgorithm == "SHA-256" else { return }
        let name = Self.name(file.s3Object)
        if entries[name]?.isProven != true { entries[name] = Entry(hash: hash, isProven: isProven) }
      }
    }
    self.entries = entries
    self.wrong = wrong
    self.digests = digests
  }

  /// - Parameter origin: of an object: a path or a URL.
  subscript(origin: String) -> Entry? { entries[Self.name(origin)] }

  /// The log file's name, without the ending of compressed ones: a copy may have been decompressed.
  private static func name(_ path: String) -> String {
    let name = StoredObject(path: path).name
    return String(name.hasSuffix(".gz") ? name.dropLast(3) : name)
  }
}
