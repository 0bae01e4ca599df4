import Synchronization

/// One request on its way: what the task that waits for it and the engine's thread share.
///
/// The thread fills it by `received…` and `finish`, the task takes by `wait` and `read`.
final class Transfer: Sendable {
  enum Mode: Hashable, Sendable { case whole, stream }

  struct Answer: Sendable {
    var status = 0
    var headers: [HTTPHeader] = []
    /// Empty while a stream still comes.
    var body: [UInt8] = []
    var isComplete = false
  }

  enum Verdict { case taken, pause, abort }

  /// Nil at the end.
  typealias Piece = [UInt8]?
  typealias AnswerWaiter = CheckedContinuation<Result<Answer, HTTPError>, Never>
  typealias Reader = CheckedContinuation<Result<Piece, HTTPError>, Never>

  private struct State {
    var answerWaiter: AnswerWaiter?
    var reader: Reader?
    var answer = Answer()
    var head = HTTPHeadParser()
    /// Whether the body is gathered in `buffer` up to its end.
    var isWhole = true
    var buffer: [UInt8] = []
    var isPaused = false
    var isTooLarge = false
    var isCancelled = false
    /// How it ended; nil while it runs.
    var end: Result<Void, HTTPError>?
  }

  let request: HTTPRequest
  private let mode: Mode
  private let settings: HTTPClient.Settings
  private let state: Mutex<State>

  init(_ request: HTTPRequest, mode: Mode, settings: HTTPClient.Settings) {
    self.request = request
    self.mode = mode
    self.settings = settings
    state = Mutex(State())
  }

  // MARK: The task's side

  /// Registers who waits for the answer. False when it was cancelled before, and has been answered with that.
  func wait(_ continuation: AnswerWaiter) -> Bool {
    let isCancelled = state.withLock { state in
      if !state.isCancelled { state.answerWaiter = continuation }
      return state.isCancelled
    }
    if isCancelled { continuation.resume(returning: .failure(.cancelled(request.host))) }
    return !isCancelled
  }

  /// Gives what has come, or registers who waits for it. True when the transfer was paused and has to be resumed.
  func read(_ continuation: Reader) -> Bool {
    let (result, isPaused) = state.withLock { state -> (Result<Piece, HTTPError>?, Bool) in
      let isPaused = state.isPaused
      state.isPaused = false
      if state.isCancelled { return (.failure(.cancelled(request.host)), false) }
      if !state.buffer.isEmpty { return (.success(takeBuffer(&state)), isPaused) }
      if let end = state.end { return (end.map { nil }, false) }
      state.reader = continuation
      return (nil, isPaused)
    }
    if let result { continuation.resume(returning: result) }
    return isPaused
  }

  /// Marks it as not wanted any more. The engine then ends it.
  func markCancelled() {
    state.withLock {
      $0.isCancelled = true
      $0.buffer = []
    }
  }

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  // MARK: The thread's side

  /// A line of the head, with its line end.
  func received(headLine line: UnsafeRawBufferPointer) -> Verdict {
    let (verdict, waiter, answer) = state.withLock { state -> (Verdict, AnswerWaiter?, Answer) in
      guard unsafe state.head.append(line) else { return (.taken, nil, state.answer) }
      state.answer.status = state.head.status
      state.answer.headers = state.head.headers
      let length = request.method == "HEAD" ? 0 : state.head.contentLength
      state.isWhole =
        mode == .whole || state.head.status >= 300 || length.map { $0 <= settings.wholeBody } ?? false
      guard state.isWhole else {
        state.buffer.reserveCapacity(settings.highWater + 16 << 10)
        return (.taken, state.answerWaiter.take(), state.answer)
      }
      if let length {
        if length > request.limits.maxBody {
          state.isTooLarge = true
          return (.abort, nil, state.answer)
        }
        // A server may promise much and send little.
        state.buffer.reserveCapacity(min(length, settings.wholeBody))
      }
      return (.taken, nil, state.answer)
    }
    waiter?.resume(returning: .success(answer))
    return verdict
  }

  /// Bytes of the body.
  func received(body bytes: UnsafeRawBufferPointer) -> Verdict {
    let (verdict, reader, piece) = state.withLock { state -> (Verdict, Reader?, [UInt8]) in
      if state.isCancelled { return (.abort, nil, []) }
      if state.isWhole {
        guard state.buffer.count + bytes.count <= request.limits.maxBody else {
          state.isTooLarge = true
          return (.abort, nil, [])
        }
        unsafe state.buffer.append(contentsOf: bytes)
        return (.taken, nil, [])
      }
      if state.buffer.count >= settings.highWater {
        state.isPaused = true
        return (.pause, nil, [])
      }
      unsafe state.buffer.append(contentsOf: bytes)
      guard let reader = state.reader.take() else { return (.taken, nil, []) }
      return (.taken, reader, takeBuffer(&state))
    }
    reader?.resume(returning: .success(piece))
    return verdict
  }

  /// The end, once. What has come of a stream is still read, the error after it.
  func finish(_ end: Result<Void, HTTPError>) {
    let (waiter, reader, answer, result) = state.withLock { state in
      var result = end
      if state.isCancelled {
        result = .failure(.cancelled(request.host))
      } else if state.isTooLarge {
        result = .failure(
          HTTPError(
            code: 23,
            message: "the answer of \(request.host) is larger than the \(request.limits.maxBody) bytes allowed"))
      }
      if state.end == nil { state.end = result }
      if state.isWhole, state.answerWaiter != nil {
        state.answer.body = state.buffer
        state.answer.isComplete = true
        state.buffer = []
      }
      return (state.answerWaiter.take(), state.reader.take(), state.answer, result)
    }
    waiter?.resume(returning: result.map { answer })
    reader?.resume(returning: result.map { nil })
  }

  private func takeBuffer(_ state: inout State) -> [UInt8] {
    var taken = [UInt8]()
    taken.reserveCapacity(settings.highWater + 16 << 10)
    swap(&taken, &state.buffer)
    return taken
  }
}

extension HTTPError {
  static func cancelled(_ host: String) -> HTTPError {
    HTTPError(code: 0, message: "the request to \(host) was cancelled", isCancelled: true)
  }
}
