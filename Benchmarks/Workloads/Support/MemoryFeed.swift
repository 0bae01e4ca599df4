package import SluiceCore
import Synchronization

/// Objects in memory as a source hands them out, for one pass.
package final class MemoryFeed: Sendable {
  private let objects: [[UInt8]]
  private let position = Mutex(0)

  package init(_ objects: [[UInt8]]) { self.objects = objects }

  /// A lane's share: of several lanes each gets the next object when it asks.
  package var blobs: BlobSequence { BlobSequence { self.next() } }

  private func next() -> Blob? {
    let number = position.withLock { position in
      defer { position += 1 }
      return position
    }
    guard number < objects.count else { return nil }
    let bytes = objects[number]
    return Blob(sequence: number, origin: "memory:\(number)", size: bytes.count) { MemoryReader(bytes) }
  }
}

private final class MemoryReader: ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
    let count = min(buffer.count, bytes.count - position)
    bytes.withUnsafeBytes { bytes in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + count]))
    }
    position += count
    return count
  }
}
