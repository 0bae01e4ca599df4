import SluiceCore
import Synchronization

/// An object's bytes. A transfer that breaks is taken up again where it ended, as long as the object is the same.
package final class S3Body: Sendable {
  package let head: S3ObjectHead
  /// Bytes from the offset that was asked for to the end.
  package let length: Int?

  typealias Opener = @Sendable (_ offset: Int, _ eTag: String) async throws(AWSError) -> any HTTPBodyStream

  private struct State {
    var stream: any HTTPBodyStream
    /// Of the next byte, in the object.
    var offset: Int
    /// Bytes that come first and are not wanted: the server does not know ranges.
    var skipped: Int
    /// Since the last byte came.
    var failures = 0
    var isCancelled = false
  }

  private let state: Mutex<State>
  private let retry: RetrySettings
  private let name: String
  private let reopen: Opener

  init(
    _ stream: any HTTPBodyStream, offset: Int, retry: RetrySettings, name: String, reopen: @escaping Opener
  ) throws(AWSError) {
    head = S3ObjectHead(stream.headers)
    length = head.size.map { max(0, $0 - offset) }
    self.retry = retry
    self.name = name
    self.reopen = reopen
    let skipped = try Self.skipped(stream, offset: offset, name: name)
    state = Mutex(State(stream: stream, offset: offset, skipped: skipped))
  }

  deinit { cancel() }

  /// The next bytes, of any count above 0; nil at the end. An object of 8 MiB or less comes in one piece that is in
  /// memory already. Never called concurrently.
  ///
  /// - Throws: `AWSError` when the rest can't be had; `PreconditionFailed` when the object was replaced in the meantime.
  package func next() async throws(AWSError) -> [UInt8]? {
    while true {
      if state.withLock({ $0.isCancelled }) { throw cancelled }
      let stream = state.withLock { $0.stream }
      do throws(HTTPError) {
        guard let piece = try await stream.next() else { return nil }
        let wanted = state.withLock { state -> [UInt8] in
          state.failures = 0
          let skipped = min(state.skipped, piece.count)
          state.skipped -= skipped
          state.offset += piece.count - skipped
          return skipped == 0 ? piece : Array(piece[skipped...])
        }
        if !wanted.isEmpty { return wanted }
      } catch {
        try await resume(after: error)
      }
    }
  }

  /// Ends the transfer. A `next` that waits throws.
  package func cancel() {
    let stream = state.withLock { state in
      state.isCancelled = true
      return state.stream
    }
    stream.cancel()
  }

  private func resume(after error: HTTPError) async throws(AWSError) {
    let (offset, failures) = state.withLock { state in
      state.failures += 1
      return (state.offset, state.failures)
    }
    if error.isCancelled { throw cancelled }
    guard error.isTransient, let eTag = head.eTag, failures < retry.maxAttempts else {
      throw AWSError(
        error.isTransient ? .transient : .invalid, code: error.code == 28 ? "timeout" : "connection",
        message: "\(error.message) [\(name), at byte \(offset)]", operation: "s3:GetObject")
    }
    do throws(CancellationError) {
      try await retry.sleep(
        RetryQuota.delay(.transient, attempt: failures, random: retry.random(), retryAfter: nil))
    } catch {
      throw cancelled
    }
    let stream = try await reopen(offset, eTag)
    let skipped = try Self.skipped(stream, offset: offset, name: name)
    let isCancelled = state.withLock { state in
      state.stream = stream
      state.skipped = skipped
      return state.isCancelled
    }
    if isCancelled {
      stream.cancel()
      throw cancelled
    }
  }

  private var cancelled: AWSError {
    AWSError(.cancelled, code: "cancelled", message: "the transfer was cancelled [\(name)]", operation: "s3:GetObject")
  }

  /// How many bytes come before those asked for: none where the server gave the range, also when it called that 200;
  /// all of them where it gave the whole object.
  private static func skipped(
    _ stream: any HTTPBodyStream, offset: Int, name: String
  ) throws(AWSError) -> Int {
    guard offset > 0 else { return 0 }
    guard let range = stream.headers.first(where: { $0.name.lowercased() == "content-range" })?.value else {
      return stream.status == 206 ? 0 : offset
    }
    guard range.hasPrefix("bytes "), let first = range.dropFirst(6).split(separator: "-").first.flatMap({ Int($0) }),
      first <= offset
    else {
      throw AWSError(
        .invalid, code: "InvalidRange",
        message: "bytes from \(offset) on were asked for and '\(range)' was given [\(name)]", operation: "s3:GetObject",
        status: stream.status)
    }
    return offset - first
  }
}
