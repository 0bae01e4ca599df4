/// Something that is not as it should be, or that can't be known.
package struct Finding: Sendable, Hashable {
  package enum Level: String, Sendable, CaseIterable, Comparable {
    /// Worth knowing; nothing is wrong.
    case note
    /// Nothing is known to be wrong, but it can't be proven that nothing is.
    case unproven
    /// Not as CloudTrail delivered it.
    case wrong

    private var rank: Int {
      switch self {
      case .note: 0
      case .unproven: 1
      case .wrong: 2
      }
    }

    package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
  }

  package enum Code: String, Sendable, CaseIterable {
    // Log files.
    case logChanged = "log-changed"
    case logAppended = "log-appended"
    case logDamaged = "log-damaged"
    case logMissing = "log-missing"
    case logUnlisted = "log-unlisted"
    case logUnreadable = "log-unreadable"
    // Digests.
    case digestChanged = "digest-changed"
    case digestMissing = "digest-missing"
    case digestMoved = "digest-moved"
    case digestDamaged = "digest-damaged"
    case digestUnlinked = "digest-unlinked"
    case digestUnreadable = "digest-unreadable"
    case signatureInvalid = "signature-invalid"
    /// The newest digest of a copy.
    case unsigned = "digest-unsigned"
    case signatureMissing = "signature-missing"
    case noPublicKey = "no-public-key"
    case unknownAlgorithm = "unknown-algorithm"
    case repeated = "digest-repeated"
    // Chains.
    case gap
    case timeGap = "time-gap"
    case chainCut = "chain-cut"
    case chainStops = "chain-stops"
    case noDigests = "no-digests"
  }

  package let code: Code
  package let level: Level
  /// The object that it is about.
  package let object: String
  /// What is wrong, and what to do about it.
  package let message: String

  package init(_ code: Code, _ level: Level, _ object: String, _ message: String) {
    self.code = code
    self.level = level
    self.object = object
    self.message = message
  }
}
