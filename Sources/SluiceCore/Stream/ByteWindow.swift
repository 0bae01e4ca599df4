/// A piece of a blob's decompressed bytes, in a buffer with room in front for the partial record that was carried over
/// from the piece before, and with readable padding behind.
///
/// `decompress` yields windows; `parse` cuts records out of them. A window belongs to the lane that pulled it.
package final class ByteWindow {
  /// Bytes behind the content that may be read (they hold blanks), so that the scanner can work in blocks.
  package static let padding = 128

  package enum End: Sendable {
    /// More windows of this blob follow.
    case more
    /// The blob ends with this window.
    case finished
    /// The blob can't be read on; what came before the damage is in this window and those before it.
    case failed(BlobError)
  }

  package private(set) var blob: Blob
  /// Offset of `start` in the blob's decompressed bytes.
  package private(set) var offset: Int
  package var end: End
  /// Bytes of the blob as delivered that were read for this window.
  package var inputBytes = 0

  private var base: UnsafeMutableRawPointer
  private var capacity: Int
  private var lower: Int
  private var upper: Int

  /// - Parameters:
  ///   - headroom: bytes kept free in front of the content.
  ///   - capacity: bytes of content that fit without growing.
  package init(blob: Blob, offset: Int, headroom: Int, capacity: Int) {
    self.blob = blob
    self.offset = offset
    self.end = .more
    self.capacity = headroom + capacity
    self.lower = headroom
    self.upper = headroom
    self.base = .allocate(byteCount: self.capacity + Self.padding, alignment: 64)
  }

  deinit { base.deallocate() }

  /// Empties the window for other content, as a new one with these arguments would be. Reuses the buffer; one that a
  /// long carried record made grow beyond four times the wanted size is given back.
  ///
  /// - Precondition: nobody else holds the window, nor pointers into it.
  package func reset(blob: Blob, offset: Int, headroom: Int, capacity: Int) {
    self.blob = blob
    self.offset = offset
    end = .more
    inputBytes = 0
    let wanted = headroom + capacity
    if self.capacity < wanted || self.capacity > 4 * wanted {
      base.deallocate()
      base = .allocate(byteCount: wanted + Self.padding, alignment: 64)
      self.capacity = wanted
    }
    // What the buffer has beyond the wanted size goes in front, where it spares the next growth.
    lower = self.capacity - capacity
    upper = lower
  }

  package var start: UnsafePointer<UInt8> {
    UnsafePointer((base + lower).assumingMemoryBound(to: UInt8.self))
  }
  package var count: Int { upper - lower }
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base + lower, count: count) }

  /// The free part behind the content; report what was written with `append(_:)`.
  package var free: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: base + upper, count: capacity - upper)
  }

  /// Takes `count` bytes that were written to the front of `free` into the content.
  package func append(_ count: Int) {
    precondition(count >= 0 && count <= capacity - upper, "ByteWindow.append: more than was free")
    upper += count
  }

  /// Puts bytes in front of the content: the partial record of the window before. Grows the buffer when they are more
  /// than the headroom.
  package func prepend(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    if bytes.count > lower {
      let headroom = bytes.count
      let bigger = UnsafeMutableRawPointer.allocate(
        byteCount: headroom + (capacity - lower) + Self.padding, alignment: 64)
      (bigger + headroom).copyMemory(from: base + lower, byteCount: count)
      let oldCount = count
      capacity = headroom + (capacity - lower)
      base.deallocate()
      base = bigger
      lower = headroom
      upper = headroom + oldCount
    }
    lower -= bytes.count
    offset -= bytes.count
    (base + lower).copyMemory(from: source, byteCount: bytes.count)
  }

  /// Fills the padding with blanks. Call before scanning.
  package func seal() {
    (base + upper).initializeMemory(as: UInt8.self, repeating: 0x20, count: Self.padding)
  }
}

// A window is handed from task to task but used by one at a time: the lane that pulled it.
extension ByteWindow: @unchecked Sendable {}
