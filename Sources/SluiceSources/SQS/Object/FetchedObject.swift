import SluiceAWS
import SluiceCore
private import Synchronization

/// An object on its way from the bucket to a lane: its bytes, or the transfer that gives them.
final class FetchedObject: Sendable {
  enum Content: Sendable {
    case whole([UInt8])
    case transfer(any ObjectBody)
  }

  let reference: ObjectReference
  private let store: any ObjectStore
  private let clock: ConsumerClock
  private let onRead: @Sendable (Int) -> Void
  private let content: Mutex<Content?>
  private let brokeOff = Atomic<Bool>(false)

  /// - Parameters:
  ///   - content: what was fetched; nil for an object that is opened when it is read.
  ///   - onRead: told of the bytes that were read.
  init(
    _ reference: ObjectReference, _ content: Content?, from store: any ObjectStore, clock: ConsumerClock,
    onRead: @escaping @Sendable (Int) -> Void
  ) {
    self.reference = reference
    self.content = Mutex(content)
    self.store = store
    self.clock = clock
    self.onRead = onRead
  }

  /// Whether reading ended for a reason that may pass.
  var hasBrokenOff: Bool { brokeOff.load(ordering: .relaxed) }

  /// A reader from the first byte. What was fetched goes to the first one, and is freed when it was read; later ones
  /// fetch the object again.
  func open() -> any ByteReader {
    let content = content.withLock { content in
      defer { content = nil }
      return content
    }
    switch content {
    case .whole(let bytes)?: return WholeObjectReader(bytes, onRead: onRead)
    case .transfer(let body)?: return StreamedObjectReader(self, body)
    case nil: return StreamedObjectReader(self, nil)
    }
  }

  /// Ends a transfer that nobody will read.
  func discard() {
    let content = content.withLock { content in
      defer { content = nil }
      return content
    }
    if case .transfer(let body)? = content { body.cancel() }
  }

  /// Reads an object that is larger than what is fetched ahead. A transfer that breaks is taken up where it ended.
  private final class StreamedObjectReader: ByteReader {
    private let object: FetchedObject
    private var body: (any ObjectBody)?
    private var piece: [UInt8] = []
    private var position = 0
    private var offset = 0
    private var eTag: String?

    init(_ object: FetchedObject, _ body: (any ObjectBody)?) {
      self.object = object
      self.body = body
      eTag = body?.eTag ?? nil
    }

    deinit { body?.cancel() }

    func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
      while position == piece.count {
        guard let next = try await nextPiece() else { return 0 }
        piece = next
        position = 0
      }
      let count = min(buffer.count, piece.count - position)
      piece.withUnsafeBytes { bytes in
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + count]))
      }
      position += count
      offset += count
      object.onRead(count)
      return count
    }

    private func nextPiece() async throws(BlobError) -> [UInt8]? {
      var failures = 0
      let began = object.clock.now()
      while true {
        do throws(AWSError) {
          if let body { return try await body.next() }
          let body = try await object.store.get(object.reference, from: offset, ifMatch: eTag)
          eTag = eTag ?? body.eTag
          self.body = body
        } catch {
          body = nil
          failures += 1
          try await pause(after: error, failures, since: began)
        }
      }
    }

    /// Waits for the next try.
    ///
    /// - Throws: `BlobError` when there is none.
    private func pause(after error: AWSError, _ failures: Int, since began: Duration) async throws(BlobError) {
      let kind = FailurePolicy.kind(of: error)
      let isTransient = kind == .transient || kind == .throttled
      if isTransient, error.kind != .cancelled, object.clock.now() - began < FailurePolicy.patience {
        do {
          try await object.clock.sleep(FailurePolicy.pause(after: failures, random: object.clock.random()))
          return
        } catch {
          // The run was cancelled.
        }
      }
      if isTransient { object.brokeOff.store(true, ordering: .relaxed) }
      let message = error.status == 412 ? "the object was replaced while it was read (\(error))" : "\(error)"
      throw BlobError(.unreadable, message, inputOffset: offset)
    }
  }
}

/// Reads what is in memory.
private final class WholeObjectReader: ByteReader {
  private var bytes: [UInt8]
  private var position = 0
  private let onRead: @Sendable (Int) -> Void

  init(_ bytes: [UInt8], onRead: @escaping @Sendable (Int) -> Void) {
    self.bytes = bytes
    self.onRead = onRead
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
    let count = min(buffer.count, bytes.count - position)
    bytes.withUnsafeBytes { bytes in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + count]))
    }
    position += count
    onRead(count)
    if position == bytes.count {
      bytes = []
      position = 0
    }
    return count
  }
}
