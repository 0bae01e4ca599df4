import SluiceCore

/// The bytes of a blob as delivered, read in chunks into one buffer that the lane keeps. The last few bytes that were
/// consumed stay in front of those at hand, so that they can be given back.
final class InputBuffer {
  private let buffer: UnsafeMutableRawBufferPointer
  private var lower = 0
  private var upper = 0
  private var reader: (any ByteReader)?
  /// Offset of the next byte in the blob as delivered.
  private(set) var offset = 0
  /// Whether the reader gave its last byte.
  private(set) var isAtEnd = true
  private var bytesRead = 0

  init(chunkSize: Int) {
    buffer = .allocate(byteCount: chunkSize, alignment: 64)
  }

  deinit { buffer.deallocate() }

  /// The bytes at hand.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[lower..<upper]) }
  var isEmpty: Bool { lower == upper }

  func attach(_ reader: any ByteReader) {
    self.reader = reader
    (lower, upper, offset, bytesRead) = (0, 0, 0, 0)
    isAtEnd = false
  }

  /// Lets go of the reader and of what is left of its bytes.
  func detach() {
    reader = nil
    (lower, upper) = (0, 0)
    isAtEnd = true
  }

  /// Takes bytes from the front; gives them back where `count` is negative, as far as they are still there.
  func consume(_ count: Int) {
    let count = max(min(count, upper - lower), -min(lower, offset))
    lower += count
    offset += count
  }

  /// Reads on until at least `count` bytes are at hand or the blob ends.
  ///
  /// - Precondition: `count` is less than the chunk size by at least `Decoder.lookAhead`.
  func fill(atLeast count: Int) async throws(BlobError) {
    while upper - lower < count, !isAtEnd {
      if lower > Decoder.lookAhead {
        let first = lower - Decoder.lookAhead
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[first..<upper]))
        (lower, upper) = (Decoder.lookAhead, upper - first)
      }
      upper += try await read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[upper...]))
    }
  }

  /// Moves bytes to the front of `room`: those at hand, else read past the buffer. Returns their number; 0 at the end.
  func take(into room: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
    if !isEmpty {
      let count = min(room.count, upper - lower)
      room.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[lower..<lower + count]))
      consume(count)
      return count
    }
    let count = isAtEnd ? 0 : try await read(into: room)
    offset += count
    return count
  }

  /// Bytes that were read since the last call.
  func takeBytesRead() -> Int {
    defer { bytesRead = 0 }
    return bytesRead
  }

  private func read(into room: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
    guard let reader else { return 0 }
    let count = try await reader.read(into: room)
    if count == 0 { isAtEnd = true }
    bytesRead += count
    return count
  }
}
