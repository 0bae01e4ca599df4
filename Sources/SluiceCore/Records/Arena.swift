/// Memory for what a batch had to make: unescaped strings, derived values, lists. It never moves what it gave out, and
/// frees all of it at once.
package final class Arena {
  // Asked for each string that is unescaped; nothing here calls out while it changes them.
  private var chunks: [UnsafeMutableRawBufferPointer] = []
  private var current = 0
  private var used = 0
  private let chunkSize: Int

  package init(chunkSize: Int = 64 << 10) { self.chunkSize = chunkSize }

  deinit { for chunk in chunks { chunk.deallocate() } }

  /// Bytes handed out since the last reset, for accounting.
  package private(set) var bytesInUse = 0

  /// Returns `count` uninitialised bytes, aligned to 16.
  ///
  /// - Complexity: O(1) but for a new chunk now and then.
  package func allocate(_ count: Int) -> UnsafeMutableRawPointer {
    let rounded = (count + 15) & ~15
    while current < chunks.count {
      if used + rounded <= chunks[current].count {
        let result = chunks[current].baseAddress! + used
        used += rounded
        bytesInUse += rounded
        return result
      }
      current += 1
      used = 0
    }
    chunks.append(.allocate(byteCount: max(chunkSize, rounded), alignment: 16))
    current = chunks.count - 1
    used = rounded
    bytesInUse += rounded
    return chunks[current].baseAddress!
  }

  /// Gives back the end of the last allocation: it keeps `count` of the bytes at `start`.
  package func shrinkLast(_ start: UnsafeMutableRawPointer, to count: Int) {
    guard current < chunks.count, let base = chunks[current].baseAddress, start >= base, start <= base + used else {
      return
    }
    let before = used
    used = (start - base) + ((count + 15) & ~15)
    bytesInUse -= before - used
  }

  /// Copies `bytes` and returns the copy.
  package func copy(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let target = allocate(bytes.count)
    target.copyMemory(from: source, byteCount: bytes.count)
    return UnsafeRawBufferPointer(start: target, count: bytes.count)
  }

  /// A string cell over a copy of `bytes`.
  package func string(_ bytes: UnsafeRawBufferPointer) -> Cell {
    let copy = copy(bytes)
    // An empty string is a value, so it needs an address.
    return Cell(kind: .string, start: copy.baseAddress ?? UnsafeRawPointer(allocate(1)), length: UInt32(copy.count))
  }

  /// A string cell over a copy of `text`.
  package func string(_ text: String) -> Cell {
    var text = text
    return text.withUTF8 { string(UnsafeRawBufferPointer($0)) }
  }

  /// One cell for `cells`: missing when there are none, the value itself when there is one.
  package func list(_ cells: [Cell]) -> Cell {
    if cells.count <= 1 { return cells.first ?? .missing }
    let stride = MemoryLayout<Cell>.stride
    let target = allocate(cells.count * stride)
    cells.withUnsafeBytes { target.copyMemory(from: $0.baseAddress!, byteCount: cells.count * stride) }
    return Cell(kind: .many, start: UnsafeRawPointer(target), length: UInt32(cells.count))
  }

  /// Makes all memory free again. What was handed out must not be used any more. Chunks beyond `keeping` bytes are
  /// returned to the system, so that one huge record does not pin its memory.
  package func reset(keeping limit: Int = 4 << 20) {
    current = 0
    used = 0
    bytesInUse = 0
    if chunks.count <= 1, (chunks.first?.count ?? 0) <= limit { return }
    var kept = 0
    chunks.removeAll { chunk in
      kept += chunk.count
      guard kept > limit, kept != chunk.count || chunk.count > limit else { return false }
      chunk.deallocate()
      return true
    }
  }
}
