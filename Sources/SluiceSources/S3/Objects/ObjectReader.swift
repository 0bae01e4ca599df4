import SluiceAWS
import SluiceCore

/// Reads a fetched object. A stream that breaks goes on where it ended, as long as the object is the same.
final class ObjectReader: ByteReader {
  private enum Content {
    case notYet
    /// All is in `piece`.
    case whole(FetchLease)
    case stream(any ObjectBody, FetchLease)
    case ended
  }

  private let fetch: ObjectFetch
  private var content = Content.notYet
  private var piece: [UInt8] = []
  private var position = 0
  /// Bytes of the object in front of the end of `piece`.
  private var offset = 0
  private var eTag: String?
  private var retries: FetchRetries

  init(_ fetch: ObjectFetch) {
    self.fetch = fetch
    retries = FetchRetries(fetch.fetcher)
  }

  deinit {
    if case .stream(let body, _) = content { body.cancel() }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
    while true {
      if position < piece.count {
        let count = min(piece.count - position, buffer.count)
        piece.withUnsafeBytes { bytes in
          // `position + count <= piece.count` and `count <= buffer.count`, by the line above.
          buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + count]))
        }
        position += count
        return count
      }
      do throws(AWSError) {
        guard try await fill() else { return 0 }
      } catch {
        fetch.fail(error)
        content = .ended
        piece = []
        position = 0
        throw BlobError(.unreadable, error.description, inputOffset: offset > 0 ? offset : nil)
      }
    }
  }

  /// The next piece; false at the end.
  private func fill() async throws(AWSError) -> Bool {
    switch content {
    case .notYet:
      switch try await fetch.fetched() {
      case .whole(let bytes, let lease):
        content = .whole(lease)
        take(bytes)
      case .stream(let body, let lease):
        content = .stream(body, lease)
        eTag = body.eTag
      }
      return true
    case .whole:
      // The bytes and their room are given back.
      content = .ended
      take([])
      return false
    case .stream(let body, let lease):
      do throws(AWSError) {
        guard let bytes = try await body.next() else {
          content = .ended
          take([])
          return false
        }
        retries.succeeded()
        take(bytes)
      } catch {
        body.cancel()
        guard eTag != nil else { throw error }
        content = .stream(try await resumed(after: error), lease)
      }
      return true
    case .ended: return false
    }
  }

  /// A body from where the last one ended.
  private func resumed(after error: AWSError) async throws(AWSError) -> any ObjectBody {
    var error = error
    while true {
      try await retries.wait(after: error)
      do throws(AWSError) {
        return try await fetch.fetcher.store.get(fetch.object, from: offset, ifMatch: eTag)
      } catch let failure {
        if failure.status == 412 {
          throw AWSError(
            .invalid, code: failure.code, message: "the object was replaced while it was read; read it again",
            operation: failure.operation, status: 412, requestID: failure.requestID)
        }
        error = failure
      }
    }
  }

  private func take(_ bytes: [UInt8]) {
    piece = bytes
    position = 0
    offset += bytes.count
  }
}
