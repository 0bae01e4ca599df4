import SluiceAWS
import Synchronization

@testable import SluiceSources

/// Objects in memory, and errors to give before them.
final class FakeStore: ObjectStore {
  struct State {
    var objects: [String: [UInt8]] = [:]
    var errors: [String: [AWSError]] = [:]
    /// For every object.
    var error: AWSError?
    var gets: [String: Int] = [:]
    /// Ranges that were asked for.
    var offsets: [Int] = []
    /// Pieces of a body after which it breaks, once for each.
    var breaks: [Int] = []
    var pieceSize = 1 << 20
  }

  let state = Mutex(State())

  func get(_ object: ObjectReference, from offset: Int, ifMatch: String?) async throws(AWSError) -> any ObjectBody {
    let result = state.withLock { state -> Result<FakeBody, AWSError> in
      state.gets[object.key, default: 0] += 1
      state.offsets.append(offset)
      if let error = state.error { return .failure(error) }
      if var errors = state.errors[object.key], !errors.isEmpty {
        let error = errors.removeFirst()
        state.errors[object.key] = errors
        return .failure(error)
      }
      guard let bytes = state.objects[object.key] else {
        return .failure(AWSError(.notFound, code: "NoSuchKey", message: "gone", operation: "s3:GetObject", status: 404))
      }
      let limit = state.breaks.isEmpty ? nil : state.breaks.removeFirst()
      return .success(
        FakeBody(
          Array(bytes[offset...]), breaksAfter: limit,
          // Small objects come in one piece.
          pieceSize: bytes.count <= ConsumerSettings.wholeLimit ? max(bytes.count, 1) : state.pieceSize)
      )
    }
    return try result.get()
  }
}

final class FakeBody: ObjectBody {
  let length: Int?
  let eTag: String? = "\"e\""
  private let rest: Mutex<(bytes: ArraySlice<UInt8>, left: Int?)>
  private let pieceSize: Int

  init(_ bytes: [UInt8], breaksAfter: Int?, pieceSize: Int) {
    length = bytes.count
    rest = Mutex((bytes[...], breaksAfter))
    self.pieceSize = pieceSize
  }

  func next() async throws(AWSError) -> [UInt8]? {
    let piece = rest.withLock { rest -> Result<[UInt8]?, AWSError> in
      if rest.left == 0 { return .failure(AWSError(.transient, code: "connection", message: "reset")) }
      rest.left? -= 1
      guard !rest.bytes.isEmpty else { return .success(nil) }
      let piece = Array(rest.bytes.prefix(pieceSize))
      rest.bytes = rest.bytes.dropFirst(pieceSize)
      return .success(piece)
    }
    return try piece.get()
  }

  func cancel() {}
}
