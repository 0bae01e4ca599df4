import SluiceConfig
import SluiceCore
import SluiceState
import Synchronization

/// A source's feed, shared by the lanes: each blob goes to the lane that asks first, and the feed is asked by one task at
/// a time, so that a lane that waits for it can be called back.
actor SharedFeed {
  private let feed: any BlobFeed
  private let store: StateStore?
  private var sequence = 0
  private var doneBefore = 0
  private(set) var isStopped = false
  private var isPaused = false
  /// Blobs that lanes left, in their order.
  private var returned: [Blob] = []
  /// What the feed gave and no lane has taken; it stays when it is the end.
  private var arrived: Result<Blob?, any Error>?
  private var isAsking = false
  private var waiting: [CheckedContinuation<Void, Never>] = []
  nonisolated let inFlight = InFlight()
  private nonisolated let isCallingBack = Atomic(false)

  /// - Parameter store: what knows which blobs an earlier run has done: they are passed over.
  init(_ feed: any BlobFeed, _ store: StateStore? = nil) {
    self.feed = feed
    self.store = store
  }

  /// The next blob; nil at the end, behind `stop()`, and while the feed is paused.
  func next() async throws -> Blob? {
    while !isStopped, !isPaused {
      if !returned.isEmpty { return handOut(returned.removeFirst()) }
      switch arrived {
      case .success(let blob?):
        arrived = nil
        if !waiting.isEmpty { ask() }
        if let blob = try numbered(blob) { return handOut(blob) }
      case .success(nil): return nil
      case .failure(let error):
        arrived = nil
        if !waiting.isEmpty { ask() }
        throw error
      case nil:
        ask()
        await withCheckedContinuation { waiting.append($0) }
      }
    }
    return nil
  }

  private func ask() {
    guard !isAsking, !isStopped else { return }
    isAsking = true
    Task {
      do { arrived = .success(try await feed.next()) } catch { arrived = .failure(error) }
      isAsking = false
      if case .success(nil) = arrived {
        wakeAll()
      } else if !waiting.isEmpty {
        waiting.removeFirst().resume()
      }
    }
  }

  /// The blob as the run knows it; nil when an earlier run has done it.
  private func numbered(_ blob: Blob) throws -> Blob? {
    // What can't be looked at can't be read: the lane that tries will say so.
    let identity = store == nil ? nil : try? blob.identity()
    let position = try identity.flatMap { try store?.position(of: $0) }
    if position?.isDone == true {
      blob.delivery.settle(.done)
      doneBefore += 1
      return nil
    }
    defer { sequence += 1 }
    return blob.taken(as: sequence, recordsDone: position?.records ?? 0, identity: identity)
  }

  private func handOut(_ blob: Blob) -> Blob {
    inFlight.add(blob)
    return blob
  }

  private func wakeAll() {
    let all = waiting
    waiting = []
    for waiter in all { waiter.resume() }
  }

  // MARK: Stopping

  /// No more blobs are handed out; those that were are worked off.
  func stop() {
    isStopped = true
    isCallingBack.store(true, ordering: .relaxed)
    feed.stop()
    wakeAll()
  }

  /// No more blobs are handed out until `resume`; those that were are worked off, but for one that is alone.
  func pause() {
    isPaused = true
    isCallingBack.store(true, ordering: .relaxed)
    wakeAll()
  }

  /// Goes on, with the blob that a lane left.
  ///
  /// - Parameter records: how many of its records are written.
  func resume(records: Int?) {
    for blob in inFlight.all {
      inFlight.remove(blob.sequence)
      returned.append(
        blob.taken(
          as: blob.sequence, recordsDone: max(blob.recordsDone, records ?? 0), identity: blob.storedIdentity))
    }
    isPaused = false
    isCallingBack.store(isStopped, ordering: .relaxed)
  }

  /// Whether a lane that has handed in a batch of the blob shall leave it.
  ///
  /// - Parameter isResumable: whether positions are stored: then a stop need not wait for the ends of blobs.
  nonisolated func callsBack(from blob: Blob, isResumable: Bool) async -> Bool {
    guard isCallingBack.load(ordering: .relaxed) else { return false }
    return await isToBeLeft(blob, isResumable)
  }

  private func isToBeLeft(_ blob: Blob, _ isResumable: Bool) -> Bool {
    if isStopped { return isResumable }
    // A stream can't be read a second time.
    return isPaused && !blob.isStream && inFlight.isAlone(blob)
  }

  /// The number of the first blob that is not written.
  var firstUnwritten: Int { returned.first?.sequence ?? sequence }

  // MARK: Books

  /// Whether the source has nothing, and nothing of it is unsettled.
  var isIdle: Bool { feed.isIdle }

  /// Lets the source give back what it holds.
  func close() async { await feed.close() }

  var skipped: Counter<String> {
    var skipped = feed.skipped
    if doneBefore > 0 { skipped.count("done in an earlier run", doneBefore) }
    return skipped
  }
}
