import SluiceAWS
import SluiceCore
import Synchronization

@testable import SluiceSources

/// A store that answers from a script. Answers are given in the order of the calls; the last one stays.
final class ScriptedStore: ObjectStore {
  enum Answer: Sendable {
    case whole([UInt8])
    /// Pieces without a length that is known to be small; the error comes behind them.
    case stream([[UInt8]], length: Int?, AWSError?)
    case failure(AWSError)
  }

  private struct State {
    var answers: [Answer]
    var calls: [(offset: Int, ifMatch: String?)] = []
  }

  private let state: Mutex<State>

  init(_ answers: [Answer]) { state = Mutex(State(answers: answers)) }

  var calls: [(offset: Int, ifMatch: String?)] { state.withLock { $0.calls } }

  func get(
    _ object: ObjectReference, from offset: Int, ifMatch: String?
  ) async throws(AWSError) -> any ObjectBody {
    let answer = state.withLock { state -> Answer? in
      state.calls.append((offset, ifMatch))
      return state.answers.count > 1 ? state.answers.removeFirst() : state.answers.first
    }
    switch answer {
    case .whole(let bytes)?: return WholeBody(bytes, eTag: "\"e\"")
    case .stream(let pieces, let length, let error)?: return PieceBody(pieces, length, error)
    case .failure(let error)?: throw error
    case nil: throw AWSError(.invalid, code: "none", message: "no answer")
    }
  }
}

private final class PieceBody: ObjectBody {
  let length: Int?
  let eTag: String? = "\"e\""
  private let error: AWSError?
  private let pieces: Mutex<[[UInt8]]>

  init(_ pieces: [[UInt8]], _ length: Int?, _ error: AWSError?) {
    self.pieces = Mutex(pieces)
    self.length = length
    self.error = error
  }

  func next() async throws(AWSError) -> [UInt8]? {
    if let piece = pieces.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { return piece }
    if let error { throw error }
    return nil
  }

  func cancel() {}
}

extension AWSError {
  static let broken = AWSError(.transient, code: "connection", message: "reset", operation: "s3:GetObject")
  static let slowDown = AWSError(
    .throttling, code: "SlowDown", message: "less", operation: "s3:GetObject", status: 503)
  static let refused = AWSError(
    .denied, code: "AccessDenied", message: "no", operation: "s3:GetObject", status: 403)
}

/// A clock that goes on when somebody sleeps.
final class SleepingClock: Sendable {
  private let time = Mutex<Int64>(1_000_000)
  private let slept = Mutex<[Duration]>([])

  var sleeps: [Duration] { slept.withLock { $0 } }
  func advance(_ milliseconds: Int64) { time.withLock { $0 += milliseconds } }

  var retry: RetrySettings {
    RetrySettings(
      random: { 1 },
      sleep: { [self] (duration: Duration) async throws(CancellationError) in
        slept.withLock { $0.append(duration) }
        advance(duration.components.seconds * 1_000 + duration.components.attoseconds / 1_000_000_000_000_000)
      },
      now: { [self] in EventTime(milliseconds: time.withLock { $0 }) })
  }
}

extension ByteReader {
  /// All bytes, read by so many at a time.
  func all(by count: Int = 1_000) async throws(BlobError) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
    defer { buffer.deallocate() }
    var bytes: [UInt8] = []
    while true {
      let read = try await self.read(into: buffer)
      if read == 0 { return bytes }
      bytes += buffer[..<read]
    }
  }
}
