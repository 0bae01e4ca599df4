package import SluiceCore

/// What a verification found, by chain and in all.
package struct VerificationReport: Sendable, Equatable {
  package struct Counts: Sendable, Equatable {
    /// Digests whose content is proven: by their signature, or by the hash in a proven digest that came after.
    package var digestsProven = 0
    package var digestsUnproven = 0
    package var digestsWrong = 0
    /// Digests without log files: proof that nothing was delivered in their hours.
    package var digestsEmpty = 0
    /// Log files whose content is the one that a proven digest lists.
    package var logsProven = 0
    /// Log files whose content is the one that an unproven digest lists.
    package var logsUnproven = 0
    package var logsWrong = 0
    /// Log files that no digest lists though digests cover their time.
    package var logsUnlisted = 0
    /// Log files of times that no digest covers: before validation was turned on, or too new.
    package var logsUncovered = 0

    package init() {}

    package var digests: Int { digestsProven + digestsUnproven + digestsWrong }
    package var logs: Int { logsProven + logsUnproven + logsWrong }

    package static func += (left: inout Counts, right: Counts) {
      left.digestsProven += right.digestsProven
      left.digestsUnproven += right.digestsUnproven
      left.digestsWrong += right.digestsWrong
      left.digestsEmpty += right.digestsEmpty
      left.logsProven += right.logsProven
      left.logsUnproven += right.logsUnproven
      left.logsWrong += right.logsWrong
      left.logsUnlisted += right.logsUnlisted
      left.logsUncovered += right.logsUncovered
    }
  }

  /// The digests of one trail in one region.
  package struct Chain: Sendable, Equatable {
    package let name: DigestName
    /// What the proven digests cover.
    package var from: EventTime?
    package var to: EventTime?
    package var counts = Counts()

    package init(name: DigestName) { self.name = name }
  }

  package var chains: [Chain] = []
  package var counts = Counts()
  /// Findings by level.
  package var findings: [Finding.Level: Int] = [:]

  package init() {}

  /// Whether something is not as CloudTrail delivered it.
  package var isTampered: Bool { findings[.wrong, default: 0] > 0 }
  /// Whether everything that digests cover is proven, and something is.
  package var isProven: Bool {
    !isTampered && findings[.unproven, default: 0] == 0 && counts.digestsProven > 0
  }
}
