import SluiceCore

/// Blobs whose bytes come in windows of a given size.
struct SplitWindows: AsyncSequence {
  typealias Element = ByteWindow
  typealias Failure = any Error

  let blobs: [[UInt8]]
  /// Bytes in a window.
  let size: Int
  /// Whether the end comes in an empty window of its own.
  var endsEmpty = false
  /// What each blob ends with.
  var end = ByteWindow.End.finished

  func makeAsyncIterator() -> Iterator { Iterator(source: self) }

  struct Iterator: AsyncIteratorProtocol {
    let source: SplitWindows
    var number = 0
    var position = 0

    mutating func next() async throws -> ByteWindow? {
      guard number < source.blobs.count else { return nil }
      let bytes = source.blobs[number]
      let piece = bytes[position..<Swift.min(bytes.count, position + source.size)]
      let blob = Blob(sequence: number, origin: "test \(number)") { () throws(BlobError) -> any ByteReader in
        throw BlobError(.unreadable, "a test's blob is not opened")
      }
      let window = ByteWindow(blob: blob, offset: position, headroom: 16, capacity: piece.count)
      piece.withUnsafeBytes { window.free.copyMemory(from: $0) }
      window.append(piece.count)
      window.inputBytes = piece.count
      let isEnd = piece.endIndex == bytes.count && (!source.endsEmpty || piece.isEmpty)
      position = piece.endIndex
      if isEnd {
        window.end = source.end
        number += 1
        position = 0
      }
      return window
    }
  }
}
