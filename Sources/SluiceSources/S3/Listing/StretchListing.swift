import SluiceAWS
import Synchronization

/// Lists a run of keys, ahead of who takes them: pages are asked for until so many objects wait.
final class StretchListing: Sendable {
  private struct State {
    var pages: [ListedPage] = []
    var waiting = 0
    var isEnded = false
    var error: AWSError?
    var taker: CheckedContinuation<Void, Never>?
    var lister: CheckedContinuation<Void, Never>?
    var isCancelled = false
  }

  private let pages: StretchPages
  private let ahead: Int
  private let state = Mutex(State())
  private let task = Mutex<Task<Void, Never>?>(nil)

  /// - Parameter ahead: objects that may wait before listing pauses.
  init(_ pages: StretchPages, ahead: Int) {
    self.pages = pages
    self.ahead = ahead
  }

  var stretch: KeyStretch { pages.stretch }

  func start() {
    task.withLock { task in if task == nil { task = Task { await self.run() } } }
  }

  /// Ends listing. Who takes pages gets no more.
  func cancel() {
    task.withLock { $0?.cancel() }
    let (taker, lister) = state.withLock { state in
      defer { (state.taker, state.lister) = (nil, nil) }
      state.isCancelled = true
      return (state.taker, state.lister)
    }
    taker?.resume()
    lister?.resume()
  }

  /// The next page; nil at the end. Never called concurrently.
  func next() async throws(AWSError) -> ListedPage? {
    while true {
      let (page, lister, error, isEnded) = state.withLock {
        state -> (ListedPage?, CheckedContinuation<Void, Never>?, AWSError?, Bool) in
        guard !state.pages.isEmpty else { return (nil, nil, state.error, state.isEnded || state.isCancelled) }
        let page = state.pages.removeFirst()
        state.waiting -= page.count
        defer { state.lister = nil }
        return (page, state.lister, nil, false)
      }
      lister?.resume()
      if let page { return page }
      if let error { throw error }
      if isEnded { return nil }
      await withCheckedContinuation { continuation in
        let isThere = state.withLock { state in
          if !state.pages.isEmpty || state.isEnded || state.isCancelled { return true }
          state.taker = continuation
          return false
        }
        if isThere { continuation.resume() }
      }
    }
  }

  private func run() async {
    var pages = pages
    do throws(AWSError) {
      while let page = try await pages.next() {
        if await !put(page, isLast: pages.isEnded) { return }
      }
    } catch {
      let taker = state.withLock { state in
        defer { state.taker = nil }
        state.error = error
        state.isEnded = true
        return state.taker
      }
      taker?.resume()
    }
  }

  /// Returns, when there is room for the next page, whether it is wanted.
  private func put(_ page: ListedPage, isLast: Bool) async -> Bool {
    let taker = state.withLock { state in
      defer { state.taker = nil }
      if page.count > 0 { state.pages.append(page) }
      state.waiting += page.count
      state.isEnded = isLast
      return state.taker
    }
    taker?.resume()
    if isLast { return false }
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if state.waiting < ahead || state.isCancelled { return true }
        state.lister = continuation
        return false
      }
      if isThere { continuation.resume() }
    }
    return state.withLock { !$0.isCancelled }
  }
}
