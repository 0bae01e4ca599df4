import SluiceCore

/// Goes through the digests of a chain from the newest to the oldest, so that each is met with what the one after it
/// says of it: its place, its hash and its signature.
///
/// A digest is proven when its signature is that of a key of CloudTrail's, wherever the signature was found: in the
/// metadata of its object, beside it, or in the digest after it, which carries a copy. It is proven as well when its hash
/// stands in a digest that is proven. So of a copy without metadata all digests can be proven but the newest one.
struct ChainWalk {
  /// What the walk comes by, in order.
  enum Step: Sendable {
    case finding(Finding)
    case digest(DigestVerdict, isEmpty: Bool, from: EventTime, to: EventTime)
    case wrongDigest
    case logFile(DigestDocument.LogFile, isProven: Bool)
  }

  enum DigestVerdict: Sendable { case proven, unproven, wrong }

  private let name: DigestName
  private let store: any LogStore
  private let keys: PublicKeys
  /// Whether older digests were left out by their time.
  private let isCutByTime: Bool
  private let keyRange: (from: EventTime, to: EventTime)
  /// Oldest first.
  private var digests: [StoredObject]
  private var read: [ReadDigest] = []
  private var steps: ArraySlice<Step> = []
  private var newer: DigestLink?
  /// Whether the digest after the next one could not be made use of, so that nothing is known of the next one.
  private var isLinkBroken = false
  private var unknownKeys: Set<String> = []
  private var isOver = false

  /// - Parameters:
  ///   - digests: of one chain, in any order; not empty.
  ///   - now: until when keys of digests that were made later are asked for.
  init(
    _ name: DigestName, _ digests: [StoredObject], store: any LogStore, keys: PublicKeys, isCutByTime: Bool,
    now: EventTime
  ) {
    self.name = name
    self.store = store
    self.keys = keys
    self.isCutByTime = isCutByTime
    let dated = digests.map { ($0, DigestName($0.path)?.endTime ?? name.endTime) }
      .sorted { ($0.1, $0.0.path) < ($1.1, $1.0.path) }
    self.digests = dated.map(\.0)
    let day: Int64 = 86_400_000
    let (oldest, newest) = (dated.first?.1 ?? name.endTime, dated.last?.1 ?? name.endTime)
    let last = min(name.isBackfill ? now : EventTime(milliseconds: newest.milliseconds + day), now)
    let first = EventTime(milliseconds: oldest.milliseconds - day)
    keyRange = (min(first, last), last)
  }

  /// The next step; nil at the end.
  mutating func next() async -> Step? {
    while steps.isEmpty, !isOver { await advance() }
    return steps.popFirst()
  }

  private mutating func advance() async {
    if read.isEmpty {
      let batch = Array(digests.suffix(4 * store.width).reversed())
      guard !batch.isEmpty else {
        await finish()
        isOver = true
        return
      }
      digests.removeLast(batch.count)
      read = await ReadDigest.read(batch, store).reversed()
    }
    guard let next = read.popLast() else { return }
    switch next.result {
    case .success(let file): await take(file)
    case .failure(let failure):
      steps.append(.finding(failure.finding(next.path)))
      steps.append(.wrongDigest)
      isLinkBroken = true
    }
  }

  // MARK: A digest

  private mutating func take(_ file: DigestFile) async {
    let document = file.document
    if let newer, newer.location == file.location, newer.hash == file.hash {
      say(.repeated, .note, file.path, "is the digest \(newer.path) once more")
      return
    }
    var isWrong = false
    var isInChain = true
    if !store.agrees(file.path, bucket: document.digestS3Bucket, key: document.digestS3Object) {
      say(
        .digestMoved, .wrong, file.path,
        "says it lies at s3://\(file.location): it was moved or renamed, or stands in for another digest")
      isWrong = true
      isInChain = false
    }
    let isLinked = newer?.leads(to: file) ?? false
    if !isLinked, isInChain, !checkOrder(file) {
      isWrong = true
      isInChain = false
    }
    let signature = await checkSignature(file, newer: isLinked ? newer : nil)
    if signature == .invalid { isWrong = true }
    var isHashProven = false
    if isLinked, let newer {
      switch newer.matches(file) {
      case true?: isHashProven = newer.isProven
      case false? where signature == .valid && !newer.isProven:
        say(
          .digestChanged, .wrong, newer.path,
          "has another hash for the digest before it, \(file.path), than that one has, which CloudTrail's signature proves: "
            + "it was changed")
      case false?:
        say(
          .digestChanged, .wrong, file.path,
          "its content is not the one whose hash \(newer.path), the digest after it, has recorded: it was changed")
        isWrong = true
      case nil: break
      }
      if document.end != newer.start {
        say(
          .timeGap, .unproven, file.path,
          "ends at \(document.digestEndTime), and the digest after it begins at \(newer.start): no digest covers the time "
            + "between")
      }
    }
    if signature == .unknown, !isHashProven, !isWrong { sayUnproven(file, isLinked: isLinked) }
    let isProven = !isWrong && (signature == .valid || isHashProven)
    steps.append(
      .digest(
        isWrong ? .wrong : isProven ? .proven : .unproven, isEmpty: document.logFiles.isEmpty, from: document.start,
        to: document.end))
    steps += document.logFiles.map { .logFile($0, isProven: isProven) }
    // What does not belong there says nothing of the others.
    guard isInChain || isLinked else { return }
    newer = DigestLink(file, isProven: isProven)
    isLinkBroken = false
  }

  /// What it means that the digest after this one leads elsewhere.
  ///
  /// - Returns: whether the digest may be where it is.
  private mutating func checkOrder(_ file: DigestFile) -> Bool {
    guard let newer, !isLinkBroken else { return true }
    guard let location = newer.previousLocation else {
      if !name.isBackfill {
        say(
          .gap, .unproven, newer.path,
          "begins a new chain: log file validation, or the trail, was off from \(file.document.digestEndTime) to "
            + "\(newer.start); no digest covers log files of that time")
      }
      return true
    }
    if let end = DigestName(location)?.endTime, end < file.document.end {
      say(
        .digestUnlinked, .wrong, file.path,
        "is in no chain: \(newer.path), the digest after it, names \(location) as the one before, which is older")
      return false
    }
    say(
      .digestMissing, .wrong, "s3://\(location)",
      "is not there, though \(newer.path) names it as the digest before: it was deleted, and with it the proof of its "
        + "log files")
    return true
  }

  // MARK: Signatures

  private enum SignatureCheck { case valid, invalid, unknown }

  /// - Parameter newer: the digest after it, if that one leads to it.
  private mutating func checkSignature(_ file: DigestFile, newer: DigestLink?) async -> SignatureCheck {
    let candidates = [newer?.previousSignature, file.signature].compactMap(\.self)
    guard !candidates.isEmpty else { return .unknown }
    if let algorithm = file.document.digestSignatureAlgorithm, algorithm != "SHA256withRSA" {
      say(.unknownAlgorithm, .unproven, file.path, "is signed with \(algorithm), which is not known here")
      return .unknown
    }
    guard
      let key = await keys.key(
        file.document.digestPublicKeyFingerprint, regions: [name.region, name.homeRegion], from: keyRange.from,
        to: keyRange.to)
    else { return .unknown }
    let text = file.stringToSign
    if candidates.contains(where: { key.isValid($0, for: text) }) { return .valid }
    // The copy of the signature is only as good as the digest that it stands in.
    let other = file.signature == nil ? newer.flatMap { $0.isProven ? nil : $0.path } : nil
    say(
      .signatureInvalid, .wrong, file.path,
      "its signature is not CloudTrail's signature of this content at s3://\(file.location): it was changed or forged"
        + (other.map { ", or \($0), where the signature stands, was" } ?? ""))
    return .invalid
  }

  private mutating func sayUnproven(_ file: DigestFile, isLinked: Bool) {
    let fingerprint = file.document.digestPublicKeyFingerprint
    let isSigned = file.signature != nil || isLinked && newer?.previousSignature != nil
    if !isSigned, newer == nil, !store.isOriginal {
      say(
        .unsigned, .unproven, file.path,
        "is the newest digest of its chain: its signature is only in the metadata of its object in S3, which a copy does "
          + "not have; verify the bucket, or keep the signature beside it, in \(StoredObject(path: file.path).name).signature"
      )
    } else if !isSigned {
      say(
        .signatureMissing, .unproven, file.path, "has no signature: none is with it, and no digest after it leads to it"
      )
    } else if unknownKeys.insert(fingerprint).inserted {
      say(
        .noPublicKey, .unproven, file.path,
        "the public key \(fingerprint), which signed it, is not at hand: give it with --public-key, such as the output of "
          + "`aws cloudtrail list-public-keys --region \(name.region) --start-time \(file.document.digestStartTime)`; "
          + "further digests of this key are counted only")
    }
  }

  // MARK: The end

  private mutating func finish() async {
    guard let newer, let location = newer.previousLocation, !isLinkBroken, let bucket = newer.previousBucket,
      let key = newer.previousKey, !isCutByTime
    else { return }
    if store.isOriginal, let path = store.path(bucket: bucket, key: key) {
      do throws(StoreError) {
        _ = try await store.open(path)
      } catch {
        if error.isMissing {
          say(
            .digestMissing, .wrong, "s3://\(location)",
            "is not there, though \(newer.path) names it as the digest before: it was deleted, or has expired")
        }
      }
      return
    }
    say(
      .chainCut, .note, newer.path,
      "is the oldest digest here; the one before it, s3://\(location), was not copied, or is gone")
  }

  private mutating func say(_ code: Finding.Code, _ level: Finding.Level, _ object: String, _ message: String) {
    steps.append(.finding(Finding(code, level, object, message)))
  }
}
