package import SluiceCore

/// Fetches keys from CloudTrail.
package protocol PublicKeyService: Sendable {
  /// The keys that signed digests of a region in a range of time.
  func keys(region: String, from start: EventTime, to end: EventTime) async throws(PublicKeyError) -> [PublicKey]
}

/// The keys at hand: those that were given, and those that the service gave when they were needed.
package actor PublicKeys {
  private struct Asked: Hashable {
    let region: String
    let start: EventTime
    let end: EventTime
  }

  private let service: (any PublicKeyService)?
  private var keys: [String: PublicKey] = [:]
  private var asked: Set<Asked> = []
  /// What went wrong when keys were fetched; each said once.
  private(set) var failures: [String] = []

  package init(_ given: [PublicKey], service: (any PublicKeyService)? = nil) {
    self.service = service
    for key in given { for name in key.fingerprints { keys[name] = key } }
  }

  package var isEmpty: Bool { keys.isEmpty && service == nil }

  /// The key of that fingerprint; fetched where it is not at hand, from the first region that has it.
  ///
  /// - Parameters:
  ///   - regions: the digest's, then the trail's.
  ///   - range: times in which it may have signed: asked for once per region.
  package func key(
    _ fingerprint: String, regions: [String], from start: EventTime, to end: EventTime
  ) async -> PublicKey? {
    if let key = keys[fingerprint] { return key }
    guard let service else { return nil }
    for region in regions where asked.insert(Asked(region: region, start: start, end: end)).inserted {
      do throws(PublicKeyError) {
        for key in try await service.keys(region: region, from: start, to: end) {
          for name in key.fingerprints { keys[name] = key }
        }
      } catch {
        let text = "\(region): \(error.description)"
        if !failures.contains(text) { failures.append(text) }
      }
      if let key = keys[fingerprint] { return key }
    }
    return nil
  }
}
