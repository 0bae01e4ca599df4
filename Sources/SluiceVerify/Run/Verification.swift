package import SluiceCore
import SluiceSources

/// Verifies the digests of a store, and with them its log files.
package struct Verification: Sendable {
  package struct Options: Sendable {
    /// Only digests that end in this time, and log files named with one in it.
    package var after: EventTime?
    package var before: EventTime?
    /// Whether the newest digest of a chain of a copy needs no proof.
    package var allowsUnsignedNewest = false
    /// The wall clock.
    package var now: EventTime

    package init(after: EventTime? = nil, before: EventTime? = nil, now: EventTime) {
      self.after = after
      self.before = before
      self.now = now
    }

    func contains(_ time: EventTime) -> Bool {
      if let after, time < after { return false }
      if let before, time >= before { return false }
      return true
    }
  }

  private let store: any LogStore
  private let keys: PublicKeys
  private let options: Options

  package init(_ store: any LogStore, keys: PublicKeys, _ options: Options) {
    self.store = store
    self.keys = keys
    self.options = options
  }

  /// Goes through all chains, oldest name first, each from its newest digest to its oldest.
  ///
  /// Memory: the names of the digests, 32 bytes for each log file, and the digests in work; nothing grows with the size
  /// of log files.
  ///
  /// - Parameter onFinding: called for each finding, in the order of chains, digests and log files.
  /// - Throws: `StoreError` when the store can't be listed.
  package func run(onFinding: (Finding) -> Void) async throws -> VerificationReport {
    var report = VerificationReport()
    var coverage = Coverage()
    var listed = ListedFiles()
    var levels: [Finding.Level: Int] = [:]
    func tell(_ found: Finding) {
      var finding = found
      if options.allowsUnsignedNewest, found.code == .unsigned {
        finding = Finding(found.code, .note, found.object, found.message)
      }
      levels[finding.level, default: 0] += 1
      onFinding(finding)
    }
    let chains = try await self.chains(tell)
    for (name, digests) in chains {
      let walk = ChainWalk(
        name, digests, store: store, keys: keys, isCutByTime: options.after != nil, now: options.now)
      let chain = try await verify(name, walk, &coverage, &listed, tell)
      if !name.isBackfill, let finding = stops(chain) { tell(finding) }
      report.chains.append(chain)
      report.counts += chain.counts
    }
    for failure in await keys.failures {
      tell(Finding(.noPublicKey, .unproven, "CloudTrail", "public keys could not be fetched: \(failure)"))
    }
    if chains.isEmpty {
      tell(
        Finding(
          .noDigests, .unproven, "-",
          "there are no digests: log file validation was off, or the folders CloudTrail-Digest were not copied"))
    }
    try await findUnlisted(coverage, listed, &report.counts, tell)
    report.findings = levels
    return report
  }

  /// Goes through the digests alone, without reading log files.
  func forEachStep(_ body: (ChainWalk.Step) -> Void) async throws {
    for (name, digests) in try await chains({ body(.finding($0)) }) {
      var walk = ChainWalk(name, digests, store: store, keys: keys, isCutByTime: options.after != nil, now: options.now)
      while let step = await walk.next() { body(step) }
    }
  }

  /// The digests by chain. `tell` hears of those whose names say nothing.
  private func chains(
    _ tell: (Finding) -> Void
  ) async throws -> [(name: DigestName, digests: [StoredObject])] {
    var chains: [String: (name: DigestName, digests: [StoredObject])] = [:]
    var nameless: [StoredObject] = []
    try await store.forEachObject { object in
      guard object.name.contains("_CloudTrail-Digest_"), !Self.isSidecar(object.name) else { return }
      guard let name = DigestName(object.path) else {
        nameless.append(object)
        return
      }
      guard options.contains(name.endTime) else { return }
      chains[name.chain, default: (name, [])].digests.append(object)
    }
    for object in nameless {
      tell(Finding(.digestMoved, .wrong, object.path, "has a name that CloudTrail gives no digest: it was renamed"))
    }
    return chains.values.sorted { ($0.name.chain) < ($1.name.chain) }
  }

  private static func isSidecar(_ name: Substring) -> Bool {
    name.hasSuffix(".signature") || name.hasSuffix(".metadata.json")
  }

  private enum Checked: Sendable {
    case step(ChainWalk.Step)
    case logFile(path: String, isKnown: Bool, LogFileOutcome, isProven: Bool)
  }

  private func verify(
    _ name: DigestName, _ walk: ChainWalk, _ coverage: inout Coverage, _ listed: inout ListedFiles,
    _ tell: (Finding) -> Void
  ) async throws -> VerificationReport.Chain {
    var chain = VerificationReport.Chain(name: name)
    let store = store
    let check = LogFileCheck(store: store)
    let place = Coverage.Place(account: name.account, region: name.region)
    var walk = walk
    try await mapInOrder(width: store.width) {
      await walk.next()
    } work: { step -> Checked in
      guard case .logFile(let file, let isProven) = step else { return .step(step) }
      let path = store.path(bucket: file.s3Bucket, key: file.s3Object)
      let outcome = await check.check(file, at: path)
      return .logFile(
        path: path ?? "s3://\(file.s3Bucket)/\(file.s3Object)", isKnown: path != nil, outcome, isProven: isProven)
    } take: { checked in
      switch checked {
      case .step(.finding(let finding)): tell(finding)
      case .step(.wrongDigest): chain.counts.digestsWrong += 1
      case .step(.digest(let verdict, let isEmpty, let from, let to)):
        chain.count(verdict, isEmpty: isEmpty, from: from, to: to)
        if verdict == .proven, !name.isBackfill { coverage.add(place, from: from, to: to) }
      case .step(.logFile): break
      case .logFile(let path, let isKnown, let outcome, let isProven):
        if isKnown { listed.insert(path) }
        if let finding = chain.count(outcome, isProven: isProven, path: path) { tell(finding) }
      }
    }
    return chain
  }

  /// Whether a chain in a bucket ended before now: digests come every hour.
  private func stops(_ chain: VerificationReport.Chain) -> Finding? {
    guard store.isOriginal, options.before == nil, let end = chain.to,
      options.now.milliseconds - end.milliseconds > 3 * 3_600_000
    else { return nil }
    return Finding(
      .chainStops, .unproven, "\(chain.name.account) \(chain.name.region) \(chain.name.trail)",
      "its newest digest ends at \(end), and one comes every hour: newer ones were deleted, or validation or the trail was "
        + "turned off")
  }

  /// Looks for log files that no digest lists.
  private func findUnlisted(
    _ coverage: Coverage, _ listed: ListedFiles, _ counts: inout VerificationReport.Counts,
    _ tell: (Finding) -> Void
  ) async throws {
    try await store.forEachObject { object in
      let path = object.path
      guard !object.name.contains("CloudTrail-Digest"), let name = CloudTrailObjectName(path),
        options.contains(name.time),
        !listed.contains(path)
      else { return }
      let place = Coverage.Place(account: name.account, region: name.region)
      guard coverage.answer(place, name.time) == .covered else {
        counts.logsUncovered += 1
        return
      }
      counts.logsUnlisted += 1
      tell(
        Finding(
          .logUnlisted, .wrong, path,
          "is in no digest, though digests cover its time: it was put there by somebody else, or renamed"))
    }
  }
}

extension VerificationReport.Chain {
  fileprivate mutating func count(
    _ verdict: ChainWalk.DigestVerdict, isEmpty: Bool, from start: EventTime, to end: EventTime
  ) {
    if isEmpty { counts.digestsEmpty += 1 }
    switch verdict {
    case .proven:
      counts.digestsProven += 1
      from = from.map { min($0, start) } ?? start
      to = to.map { max($0, end) } ?? end
    case .unproven: counts.digestsUnproven += 1
    case .wrong: counts.digestsWrong += 1
    }
  }

  /// Counts a log file.
  ///
  /// - Returns: what to say of it.
  fileprivate mutating func count(_ outcome: LogFileOutcome, isProven: Bool, path: String) -> Finding? {
    switch outcome {
    case .intact:
      if isProven { counts.logsProven += 1 } else { counts.logsUnproven += 1 }
      return nil
    case .unreadable(let reason):
      counts.logsUnproven += 1
      return Finding(.logUnreadable, .unproven, path, "can't be read: \(reason)")
    case .unknownAlgorithm(let name):
      counts.logsUnproven += 1
      return Finding(
        .unknownAlgorithm, .unproven, path, "its digest has a hash of the kind '\(name)', which is not known here")
    default: break
    }
    counts.logsWrong += 1
    switch outcome {
    case .changed:
      return Finding(.logChanged, .wrong, path, "its content is not the one that CloudTrail delivered: it was changed")
    case .appended(let count):
      return Finding(
        .logAppended, .wrong, path,
        "\(count) bytes were appended to the content that CloudTrail delivered")
    case .damaged(let reason):
      return Finding(.logDamaged, .wrong, path, "can't be decompressed to its end, so it was changed or cut: \(reason)")
    case .missing:
      return Finding(
        .logMissing, .wrong, path, "is not there, though CloudTrail delivered it: it was deleted, or not copied")
    default: return nil
    }
  }
}
