private import CZlib

/// Compresses with zlib.
final class ZlibDeflater: Deflater {
  private var stream = z_stream()
  private var isOpen = false

  /// - Returns: nil when there is no memory for it.
  init?(level: Int) {
    // 15 bits of window, plus 16 for a gzip header.
    guard sluice_zlib_deflate_init(&stream, Int32(level), 15 + 16) == Z_OK else { return nil }
    isOpen = true
  }

  deinit { if isOpen { deflateEnd(&stream) } }

  func take(_ input: UnsafeRawBufferPointer) {
    // zlib declares its input as mutable, and does not change it.
    stream.next_in = UnsafeMutablePointer(mutating: input.assumingMemoryBound(to: UInt8.self).baseAddress)
    stream.avail_in = UInt32(input.count)
  }

  func deflate(into room: UnsafeMutableRawBufferPointer, finishes: Bool) -> (produced: Int, isDone: Bool) {
    stream.next_out = room.assumingMemoryBound(to: UInt8.self).baseAddress
    stream.avail_out = UInt32(room.count)
    let result = CZlib.deflate(&stream, finishes ? Z_FINISH : Z_NO_FLUSH)
    // Only a stream that was overwritten can fail here: input and output are there by construction.
    precondition(result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR, "ZlibDeflater: deflate failed")
    return (
      room.count - Int(stream.avail_out), result == Z_STREAM_END || !finishes && stream.avail_out > 0
    )
  }

  func reset() { deflateReset(&stream) }
}
