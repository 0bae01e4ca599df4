private import Dispatch
import SluiceCore
private import Synchronization

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Reads standard input, a pipe or a device: what may keep a reader waiting. It waits on a thread of its own, so that
/// the few threads of the lanes stay free, and it stops waiting when its task is cancelled.
final class StreamReader: ByteReader {
  private let descriptor: Int32
  /// Nil for standard input, which stays open.
  private let file: OpenFile?
  private let queue = DispatchQueue(label: "sluice.stream-reader")
  private let stop = StopFlag()
  private var offset = 0

  private static let pollMilliseconds: Int32 = 100

  private init() {
    descriptor = STDIN_FILENO
    file = nil
  }

  /// Opens a pipe or a device.
  init(_ path: RawPath) throws(BlobError) {
    let file = try OpenFile.at(path)
    descriptor = file.descriptor
    self.file = file
  }

  static func standardInput() -> StreamReader { StreamReader() }

  func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
    // The buffer is the caller's until this returns; only the queue's one block uses it meanwhile.
    nonisolated(unsafe) let buffer = buffer
    let (descriptor, stop, queue) = (descriptor, stop, queue)
    let result: Result<Int, BlobError> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        queue.async { continuation.resume(returning: Self.wait(descriptor, buffer, stop)) }
      }
    } onCancel: {
      stop.isSet.store(true, ordering: .relaxed)
    }
    let count = try result.get()
    offset += count
    return count
  }

  /// Waits for bytes and reads them; 0 at the end.
  private static func wait(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer, _ stop: StopFlag
  ) -> Result<Int, BlobError> {
    while !stop.isSet.load(ordering: .relaxed) {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&request, 1, pollMilliseconds)
      if ready == 0 || ready < 0 && errno == EINTR { continue }
      let count = OpenFile.read(descriptor, buffer)
      if count >= 0 { return .success(count) }
      if errno != EINTR, errno != EAGAIN { return .failure(SystemError.last.blobError()) }
    }
    return .failure(BlobError(.unreadable, "reading was cancelled"))
  }
}

private final class StopFlag: Sendable {
  let isSet = Atomic(false)
}
