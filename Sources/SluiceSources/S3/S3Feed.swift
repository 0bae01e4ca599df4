import SluiceAWS
import SluiceConfig
package import SluiceCore
import Synchronization

/// Hands out a bucket's objects as blobs, and fetches those ahead whose turn comes next.
package final class S3Feed: BlobFeed {
  private let work: Work
  private let tally: ListingTally

  init(_ source: S3Source, _ tally: ListingTally) {
    self.tally = tally
    work = Work(source, tally)
  }

  package func next() async throws(BlobError) -> Blob? {
    do throws(AWSError) {
      return try await work.next()
    } catch {
      throw BlobError(.unreadable, error.description)
    }
  }

  package var skipped: Counter<String> { tally.totals.skipped }

  /// No more blobs are handed out, and nothing more is listed.
  package func stop() { Task { await work.stop() } }

  /// Ends what was fetched ahead.
  package func close() async { await work.stop() }
}

/// The feed's state.
private actor Work {
  private struct Opened {
    let listing: MergedListing
    let fetcher: ObjectFetcher
  }

  private let source: S3Source
  private let tally: ListingTally
  private let ahead: ReadAhead
  private var opened: Opened?
  /// Objects whose turn comes next.
  private var queue: [(object: ListedObject, fetch: ObjectFetch)] = []
  private var sequence = 0
  private var isStopped = false
  private var isListed = false

  init(_ source: S3Source, _ tally: ListingTally) {
    self.source = source
    self.tally = tally
    ahead = ReadAhead(most: 2 * source.limits.transfers)
  }

  func stop() {
    isStopped = true
    queue = []
    opened?.listing.cancel()
    opened = nil
  }

  func next() async throws(AWSError) -> Blob? {
    if isStopped { return nil }
    let opened = try await open()
    let depth = ahead.depth
    while !isListed, queue.count <= depth {
      guard let object = try await opened.listing.next() else {
        isListed = true
        break
      }
      if isStopped { return nil }
      queue.append((object, opened.fetcher.fetch(object.reference)))
    }
    guard !queue.isEmpty else { return nil }
    let (object, fetch) = queue.removeFirst()
    if depth > 0 {
      fetch.start()
      for item in queue.prefix(depth) { item.fetch.start() }
    }
    defer { sequence += 1 }
    return blob(object, fetch)
  }

  private func blob(_ object: ListedObject, _ fetch: ObjectFetch) -> Blob {
    let reference = object.reference
    let use = Use(ahead) { [tally] in tally.pass(object.size) }
    return Blob(
      sequence: sequence, origin: reference.origin, nameTime: object.nameTime, size: object.size,
      delivery: Delivery { _ in use.settled() }, identify: { () throws(BlobError) in reference.identity.bytes }
    ) { () throws(BlobError) in
      use.read()
      return fetch.reader()
    }
  }

  private func open() async throws(AWSError) -> Opened {
    if let opened { return opened }
    let access = try await source.access()
    let requests = ListingRequests(access.lister)
    let stretches = try await source.stretches(requests)
    let opened = Opened(
      listing: MergedListing(stretches, requests, source.selection, tally),
      fetcher: ObjectFetcher(access.store, limits: source.limits, retry: access.retry))
    self.opened = opened
    return opened
  }
}

/// Whether a blob was read before it was settled.
private final class Use: Sendable {
  private let ahead: ReadAhead
  private let isRead = Atomic(false)
  private let onUnread: @Sendable () -> Void

  init(_ ahead: ReadAhead, onUnread: @escaping @Sendable () -> Void) {
    self.ahead = ahead
    self.onUnread = onUnread
  }

  func read() {
    isRead.store(true, ordering: .relaxed)
    ahead.read()
  }

  func settled() {
    guard !isRead.load(ordering: .relaxed) else { return }
    ahead.passedOver()
    onUnread()
  }
}
