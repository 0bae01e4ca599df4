import SluiceAWS
import SluiceCore
import Synchronization

/// One object on its way. When it goes away unread, the transfer ends.
final class ObjectFetch: Sendable {
  let object: ObjectReference
  let fetcher: ObjectFetcher
  private let ticket = FetchTicket()
  private typealias Fetching = Task<Result<ObjectContent, AWSError>, Never>

  private enum State {
    case idle
    case running(Fetching)
    /// What was fetched is the reader's.
    case taken
  }

  private let state = Mutex(State.idle)
  private let failed = Mutex<AWSError?>(nil)

  init(_ object: ObjectReference, _ fetcher: ObjectFetcher) {
    self.object = object
    self.fetcher = fetcher
  }

  deinit { cancel() }

  /// Begins to fetch, in the order of the calls; an object that is known to be large only when it is read.
  func start() {
    if fetcher.isWhole(object) { _ = running() }
  }

  /// Why reading the object failed, if it did.
  var failure: AWSError? { failed.withLock { $0 } }

  /// Ends the transfer; who reads gets an error.
  func cancel() {
    state.withLock { state in
      if case .running(let task) = state { task.cancel() }
      state = .taken
    }
  }

  /// Reads the object from its first byte. To be called once.
  func reader() -> any ByteReader { ObjectReader(self) }

  /// The object, or its stream. Goes in front of those that nobody waits for.
  func fetched() async throws(AWSError) -> ObjectContent {
    fetcher.budget.want(ticket)
    return try await inTurn()
  }

  /// The object, or its stream, when its turn has come. To be called once.
  func inTurn() async throws(AWSError) -> ObjectContent {
    guard let task = running() else { throw .cancelledFetch }
    let result = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    state.withLock { $0 = .taken }
    return try result.get()
  }

  func fail(_ error: AWSError) { failed.withLock { $0 = error } }

  /// Nil when it was taken, or cancelled.
  private func running() -> Fetching? {
    state.withLock { state in
      switch state {
      case .taken: return nil
      case .running(let task): return task
      case .idle:
        let task = Fetching { [fetcher, object, ticket] in
          do throws(AWSError) {
            return .success(try await fetcher.perform(object, ticket))
          } catch {
            return .failure(error)
          }
        }
        state = .running(task)
        return task
      }
    }
  }
}
