private import CZlib

/// Compresses to gzip members, one behind the other. The same input in the same pieces gives the same bytes: the header
/// carries no time and no name.
final class GzipStream {
  private var stream = z_stream()
  private var isOpen = false
  /// Whether a member has been begun and not finished.
  private(set) var isInMember = false
  private var output: UnsafeMutableRawBufferPointer

  /// - Parameter level: 1 (fast) to 9 (small).
  /// - Returns: nil when there is no memory for it.
  init?(level: Int) {
    output = .allocate(byteCount: 64 << 10, alignment: 16)
    // 15 bits of window, plus 16 for a gzip header.
    guard sluice_zlib_deflate_init(&stream, Int32(level), 15 + 16) == Z_OK else { return nil }
    isOpen = true
  }

  deinit {
    if isOpen { deflateEnd(&stream) }
    output.deallocate()
  }

  /// Compresses `bytes` and hands what comes out to `sink`.
  func write<Failure: Error>(
    _ bytes: UnsafeRawBufferPointer, _ sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    guard bytes.count > 0 else { return }
    isInMember = true
    var offset = 0
    while offset < bytes.count {
      // zlib counts in 32 bits.
      let count = min(bytes.count - offset, 1 << 30)
      stream.next_in = UnsafeMutablePointer(
        mutating: (bytes.baseAddress! + offset).assumingMemoryBound(to: UInt8.self))
      stream.avail_in = UInt32(count)
      try run(Z_NO_FLUSH, sink)
      offset += count
    }
  }

  /// Ends the member. With nothing written it is a member of nothing, so that the file is a gzip file.
  func finishMember<Failure: Error>(
    _ sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    stream.next_in = nil
    stream.avail_in = 0
    try run(Z_FINISH, sink)
    deflateReset(&stream)
    isInMember = false
  }

  private func run<Failure: Error>(
    _ flush: Int32, _ sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    while true {
      stream.next_out = output.baseAddress!.assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(output.count)
      let result = deflate(&stream, flush)
      // Only a stream that was overwritten can fail here: input and output are there by construction.
      precondition(result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR, "GzipStream: deflate failed")
      let produced = output.count - Int(stream.avail_out)
      if produced > 0 { try sink(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(output)[..<produced])) }
      if result == Z_STREAM_END || flush == Z_NO_FLUSH && stream.avail_out > 0 { return }
    }
  }
}
