#if SLUICE_ISAL
  private import CISAL

  /// Compresses with Intel ISA-L's igzip.
  ///
  /// What it makes of a text depends on the pieces that it is given, so it is given blocks of one size, whatever the
  /// pieces were that came.
  final class ISALDeflater: Deflater {
    private let stream: UnsafeMutablePointer<isal_zstream>
    private let level: Int
    private let levelBuffer: UnsafeMutableRawBufferPointer
    private let block: UnsafeMutableRawBufferPointer
    /// Bytes in the block.
    private var filled = 0
    /// What did not fit into the block yet.
    private var input = UnsafeRawBufferPointer(start: nil, count: 0)
    /// Whether the library has the block, and is not done with it.
    private var isAtWork = false

    private static let blockSize = 64 << 10

    /// - Parameter level: 1 to 3.
    /// - Returns: nil for other levels.
    init?(level: Int) {
      let levelSize = sluice_isal_level_buffer_size(Int32(level))
      guard levelSize > 0 else { return nil }
      self.level = level
      let size = MemoryLayout<isal_zstream>.size
      let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
      // isal_deflate_init leaves tables and buffers as they are.
      memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
      stream = memory.assumingMemoryBound(to: isal_zstream.self)
      levelBuffer = .allocate(byteCount: Int(levelSize), alignment: 64)
      levelBuffer.initializeMemory(as: UInt8.self, repeating: 0)
      block = .allocate(byteCount: Self.blockSize, alignment: 64)
      reset()
    }

    deinit {
      UnsafeMutableRawPointer(stream).deallocate()
      levelBuffer.deallocate()
      block.deallocate()
    }

    func take(_ input: UnsafeRawBufferPointer) { self.input = input }

    func deflate(into room: UnsafeMutableRawBufferPointer, finishes: Bool) -> (produced: Int, isDone: Bool) {
      stream.pointee.next_out = room.assumingMemoryBound(to: UInt8.self).baseAddress
      stream.pointee.avail_out = UInt32(room.count)
      while true {
        if !isAtWork {
          fill()
          if filled < block.count, !finishes { return (produced(room), true) }
          stream.pointee.next_in = block.assumingMemoryBound(to: UInt8.self).baseAddress
          stream.pointee.avail_in = UInt32(filled)
          stream.pointee.end_of_stream = filled < block.count ? 1 : 0
          isAtWork = true
        }
        let result = isal_deflate(stream)
        // Only a stream that was overwritten can fail here: input, output and buffers are there by construction.
        precondition(result == COMP_OK, "ISALDeflater: deflate failed")
        if stream.pointee.internal_state.state == ZSTATE_END { return (produced(room), true) }
        if stream.pointee.avail_out == 0 { return (produced(room), false) }
        isAtWork = false
        filled = 0
      }
    }

    private func fill() {
      let count = min(input.count, block.count - filled)
      guard count > 0 else { return }
      UnsafeMutableRawBufferPointer(rebasing: block[filled...])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: input[..<count]))
      filled += count
      input = UnsafeRawBufferPointer(rebasing: input[count...])
    }

    private func produced(_ room: UnsafeMutableRawBufferPointer) -> Int { room.count - Int(stream.pointee.avail_out) }

    /// Begins as if nothing had been before: isal_deflate_reset would leave the header out, and what is in the tables.
    func reset() {
      filled = 0
      isAtWork = false
      isal_deflate_init(stream)
      stream.pointee.level = UInt32(level)
      stream.pointee.level_buf = levelBuffer.assumingMemoryBound(to: UInt8.self).baseAddress
      stream.pointee.level_buf_size = UInt32(levelBuffer.count)
      stream.pointee.gzip_flag = UInt16(IGZIP_GZIP)
      stream.pointee.flush = UInt16(NO_FLUSH)
    }
  }
#endif
