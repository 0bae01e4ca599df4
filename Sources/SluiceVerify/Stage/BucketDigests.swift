import SluiceAWS
import SluiceCore
import SluiceSources
import Synchronization

/// The digests of the buckets that objects come from, read by account, region and day as objects of that day come, and
/// looked for again while there may be more of them.
///
/// A digest lists the log files that were delivered in an hour: it lies among those of the same day, or of the next.
/// Each has its signature in its metadata, so it is proven by itself.
actor BucketDigests: ListedHashes {
  /// How long digests that were not there are not looked for again.
  static let pause: Int64 = 5 * 60_000
  /// How long after the end of a day digests may still come.
  static let patience: Int64 = 3 * 3_600_000
  private static let day: Int64 = 86_400_000
  /// What a day without any digest counts for.
  private static let weight = 16

  typealias Open = @Sendable () async throws(AWSError) -> (client: S3Client, keys: PublicKeys)

  private struct Folder {
    var entries: [String: DigestIndex.Entry] = [:]
    /// Digests that were read.
    var read: Set<String> = []
    /// When it was listed last, and when it was asked for last.
    var listed: EventTime?
    var used = 0
    /// At work.
    var reading: Task<Void, Never>?
  }

  private let open: Open
  private let marks: VerificationMarks
  private let now: @Sendable () -> EventTime
  /// Log files that are kept in mind; days that were asked for longest ago make room.
  private let capacity: Int
  private var opened: (client: S3Client, keys: PublicKeys)?
  private var folders: [String: Folder] = [:]
  private var count = 0
  private var uses = 0

  init(
    marks: VerificationMarks, capacity: Int = 500_000, now: @escaping @Sendable () -> EventTime = { .now },
    open: @escaping Open
  ) {
    self.open = open
    self.marks = marks
    self.capacity = capacity
    self.now = now
  }

  func entry(of origin: String) async -> DigestIndex.Entry? {
    guard let place = DigestPlace(origin) else { return nil }
    let name = DigestIndex.name(origin)
    for start in [place.day, EventTime(milliseconds: place.day.milliseconds + Self.day)] {
      guard start <= now() else { break }
      if let entry = await entry(name, in: place.folder(start), of: start) { return entry }
    }
    return nil
  }

  private func entry(_ name: String, in folder: String, of day: EventTime) async -> DigestIndex.Entry? {
    uses += 1
    if folders[folder] == nil { count += Self.weight }
    folders[folder, default: Folder()].used = uses
    if let entry = folders[folder]?.entries[name] { return entry }
    await read(folder, of: day)
    return folders[folder]?.entries[name]
  }

  /// Reads the digests that have come since, unless it was looked just now or none can come any more.
  private func read(_ url: String, of day: EventTime) async {
    if let reading = folders[url]?.reading { return await reading.value }
    let now = now()
    if let listed = folders[url]?.listed {
      let isFinal = listed.milliseconds >= day.milliseconds + Self.day + Self.patience
      if isFinal || now.milliseconds - listed.milliseconds < Self.pause { return }
    }
    let task = Task { await readNew(in: url, at: now) }
    folders[url, default: Folder()].reading = task
    await task.value
    folders[url]?.reading = nil
    makeRoom(besides: url)
  }

  private func readNew(in url: String, at now: EventTime) async {
    guard let root = BucketStore.Root(url) else { return }
    do {
      let (client, keys) = try await access()
      let store = NewObjects(BucketStore(client, [root], width: 8), besides: folders[url]?.read ?? [])
      let found = try await NewDigests.read(store, keys, now)
      for _ in 0..<found.wrong { marks.note("verify: findings of wrong digests; `sluice verify` tells which") }
      for failure in await keys.failures { marks.note("verify: public keys could not be fetched: \(failure)") }
      let before = folders[url]?.entries.count ?? 0
      folders[url]?.entries.merge(found.entries) { $0.isProven ? $0 : $1 }
      // What could not be read is tried again.
      if found.isComplete { folders[url]?.read.formUnion(store.seen) }
      count += (folders[url]?.entries.count ?? 0) - before
    } catch {
      marks.note("verify: digests could not be read: \(error)")
    }
    folders[url]?.listed = now
  }

  private func access() async throws(AWSError) -> (client: S3Client, keys: PublicKeys) {
    if let opened { return opened }
    let access = try await open()
    opened = access
    return access
  }

  private func makeRoom(besides kept: String) {
    while count > capacity {
      let others = folders.filter { $0.key != kept && $0.value.reading == nil }
      guard let oldest = others.min(by: { $0.value.used < $1.value.used }) else { return }
      count -= oldest.value.entries.count + Self.weight
      folders[oldest.key] = nil
    }
  }
}

/// What digests say that are new.
private struct NewDigests: Sendable {
  var entries: [String: DigestIndex.Entry] = [:]
  /// Findings of wrong digests.
  var wrong = 0
  /// Whether all could be read.
  var isComplete = true

  static func read(_ store: NewObjects, _ keys: PublicKeys, _ now: EventTime) async throws -> NewDigests {
    var new = NewDigests()
    // Older ones are in other folders, or were read before: no gap.
    let options = Verification.Options(after: EventTime(milliseconds: 0), now: now)
    try await Verification(store, keys: keys, options).forEachStep { step in
      switch step {
      case .finding(let finding): if finding.level == .wrong { new.wrong += 1 }
      case .logFile(let file, let isProven): DigestIndex.add(file, isProven, to: &new.entries)
      case .wrongDigest: new.isComplete = false
      case .digest: break
      }
    }
    return new
  }
}

/// Where the digests of an object's account and region lie.
struct DigestPlace: Hashable, Sendable {
  /// `s3://bucket/AWSLogs/123456789012/CloudTrail-Digest/us-east-1/`
  let prefix: String
  /// When the object's day begins.
  let day: EventTime

  /// - Parameter origin: such as `s3://bucket/AWSLogs/123456789012/CloudTrail/us-east-1/2026/01/02/NAME`.
  init?(_ origin: String) {
    guard origin.hasPrefix("s3://"), let name = CloudTrailObjectName(origin) else { return nil }
    let parts = origin.split(separator: "/", omittingEmptySubsequences: false)
    guard
      let index = parts.indices.dropLast().last(where: { index in
        parts[index].hasPrefix("CloudTrail") && parts[index + 1] == name.region[...]
      })
    else { return nil }
    prefix = (parts[..<index] + ["CloudTrail-Digest", parts[index + 1], ""]).joined(separator: "/")
    let milliseconds = name.time.milliseconds
    day = EventTime(milliseconds: milliseconds - milliseconds % 86_400_000)
  }

  func folder(_ day: EventTime) -> String { "\(prefix)\(day.date.replacing("-", with: "/"))/" }
}

/// The objects of a store that were not seen before.
private final class NewObjects: LogStore {
  private let base: BucketStore
  private let known: Set<String>
  private let found = Mutex<Set<String>>([])

  init(_ base: BucketStore, besides known: Set<String>) {
    self.base = base
    self.known = known
  }

  var seen: Set<String> { found.withLock { $0 } }

  var isOriginal: Bool { true }
  var width: Int { base.width }

  func forEachObject(_ body: (StoredObject) -> Void) async throws(StoreError) {
    try await base.forEachObject { object in
      guard !known.contains(object.path) else { return }
      found.withLock { _ = $0.insert(object.path) }
      body(object)
    }
  }

  func open(_ path: String) async throws(StoreError) -> OpenedObject { try await base.open(path) }
  func path(bucket: String, key: String) -> String? { base.path(bucket: bucket, key: key) }
  func agrees(_ path: String, bucket: String, key: String) -> Bool { base.agrees(path, bucket: bucket, key: key) }
}
