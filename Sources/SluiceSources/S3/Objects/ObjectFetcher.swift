import SluiceAWS
import SluiceCore

/// Reads objects ahead of who wants them: up to 8 MiB each whole, larger ones as a stream when they are read. Bounded by
/// bytes in memory and by transfers; see `FetchBudget`.
final class ObjectFetcher: Sendable {
  struct Limits: Sendable {
    /// Bytes of objects that wait in memory.
    var bytes = 64 << 20
    /// Transfers at once.
    var transfers = 32
    /// Objects up to this size are fetched whole. As `HTTPClient.Settings.wholeBody`.
    var wholeObject = 8 << 20
    /// How long an object is tried again whose transfers break, or that the service has no time for.
    var patience: Duration = .seconds(600)

    init() {}
  }

  // What is taken for an object of unknown size, until the answer tells.
  private static let guess = 1 << 20
  // A stream has its high water in memory (256 KiB), the piece that is read, and buffers.
  private static let streamBytes = 512 << 10

  let store: any ObjectStore
  let limits: Limits
  let retry: RetrySettings
  let budget: FetchBudget

  init(_ store: any ObjectStore, limits: Limits = Limits(), retry: RetrySettings = RetrySettings()) {
    self.store = store
    self.limits = limits
    self.retry = retry
    budget = FetchBudget(bytes: limits.bytes, transfers: limits.transfers, now: retry.now)
  }

  /// The fetch of an object. It begins when it is started or read.
  func fetch(_ object: ObjectReference) -> ObjectFetch { ObjectFetch(object, self) }

  /// Bytes in memory now.
  var bytesHeld: Int { budget.bytes }

  func isWhole(_ object: ObjectReference) -> Bool { object.size.map { $0 <= limits.wholeObject } ?? true }

  /// Fetches an object whole, or opens its stream.
  func perform(_ object: ObjectReference, _ ticket: FetchTicket) async throws(AWSError) -> ObjectContent {
    let bytes = isWhole(object) ? object.size ?? Self.guess : Self.streamBytes
    guard let lease = await budget.acquire(bytes, ticket) else { throw .cancelledFetch }
    var retries = FetchRetries(self)
    while true {
      do throws(AWSError) {
        let body = try await store.get(object, from: 0, ifMatch: nil)
        guard let length = body.length, length <= limits.wholeObject else {
          lease.resize(Self.streamBytes)
          return .stream(body, lease)
        }
        let content = try await Self.whole(body, length)
        lease.resize(content.count)
        lease.endTransfer()
        return .whole(content, lease)
      } catch {
        try await retries.wait(after: error)
      }
    }
  }

  private static func whole(_ body: any ObjectBody, _ length: Int) async throws(AWSError) -> [UInt8] {
    var content = try await body.next() ?? []
    // A body of this size is one piece; a store of another kind may give several.
    while content.count < length, let more = try await body.next() { content += more }
    guard content.count == length else {
      throw AWSError(
        .transient, code: "connection",
        message: "the object ended after \(content.count) of \(length) bytes", operation: "s3:GetObject")
    }
    return content
  }
}

enum ObjectContent: Sendable {
  case whole([UInt8], FetchLease)
  case stream(any ObjectBody, FetchLease)
}

extension AWSError {
  static let cancelledFetch = AWSError(
    .cancelled, code: "cancelled", message: "reading was cancelled", operation: "s3:GetObject")
}

/// Tries again what may pass, for as long as the fetcher has patience.
struct FetchRetries {
  private let fetcher: ObjectFetcher
  private var failures = 0
  private var deadline: Int64?

  init(_ fetcher: ObjectFetcher) { self.fetcher = fetcher }

  /// Waits for the next try: up to 0.2 s at first, doubled each time, up to 20 s.
  ///
  /// - Throws: the error, when it is of no use to try again.
  mutating func wait(after error: AWSError) async throws(AWSError) {
    if error.kind == .throttling || error.status == 503 { fetcher.budget.slowDown() }
    guard error.kind == .transient || error.kind == .throttling else { throw error }
    let now = fetcher.retry.now().milliseconds
    let deadline = self.deadline ?? now + fetcher.limits.patience.milliseconds
    self.deadline = deadline
    guard now < deadline else { throw error }
    failures += 1
    let longest = min(0.2 * Double(1 << min(failures - 1, 10)), 20)
    do throws(CancellationError) {
      try await fetcher.retry.sleep(.seconds(fetcher.retry.random() * longest))
    } catch {
      throw .cancelledFetch
    }
  }

  /// Bytes came: the next failure is the first one again.
  mutating func succeeded() {
    failures = 0
    deadline = nil
  }
}

extension Duration {
  fileprivate var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
  }
}
